// The host: its clocks, environment variables and users.
#pragma once

#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix::cli {

/// Returns the time of the system's clock, in whole seconds.
Instant system_time();

/// Returns nanoseconds since a fixed moment; never runs backwards.
std::int64_t steady_nanoseconds();

/// Returns the value of an environment variable, or nullopt if it is not set.
std::optional<std::string> environment_variable(const char* name);

/// Returns true if the file belongs to the effective user.
bool owns_file(const std::string& path);

/// Returns the name of this machine's time zone, from $TZ, /etc/localtime or /etc/timezone; empty if none of
/// them names one. tix may not know the zone.
std::string machine_zone();

/// Returns the login name of the effective user; empty if the system does not know it.
std::string login_name();

}  // namespace tix::cli
