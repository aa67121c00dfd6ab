// Asks the system for the time, for variables and for the user.
#include "cli/session/host.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::cli {

Instant system_time() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant::from_unix(std::chrono::floor<std::chrono::seconds>(since).count());
}

std::int64_t steady_nanoseconds() {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::optional<std::string> environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

bool owns_file(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && status.st_uid == ::geteuid();
}

std::string machine_zone() {
  if (const auto variable = environment_variable("TZ"); variable && !variable->empty())
    return variable->starts_with(':') ? variable->substr(1) : *variable;
  constexpr std::string_view kFolder = "zoneinfo/";
  std::error_code unreadable;
  const std::string link = std::filesystem::read_symlink("/etc/localtime", unreadable).string();
  if (const auto at = link.find(kFolder); at != std::string::npos) return link.substr(at + kFolder.size());
  std::string name;
  std::getline(std::ifstream("/etc/timezone") >> std::ws, name);
  return name;
}

std::string login_name() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  const int error = ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
  return error == 0 && found != nullptr ? std::string(found->pw_name) : std::string();
}

}  // namespace tix::cli
