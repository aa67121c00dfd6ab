// The user's config file: values by key and saved filters, with the place of each.
#pragma once

#include "tix/text/error.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct ConfigValue {
  std::string text;
  Place place;
};

/// A filter saved under a name: `[views] mine = "agent:@me"`.
struct View {
  std::string name;
  std::string filter;
  Place place;
};

struct Config {
  std::map<std::string, ConfigValue, std::less<>> values;  ///< by SettingRow::key
  std::vector<View> views;                                 ///< by name
};

/// Reads a config file. Throws Error{desk} with file, line and column for text that is not TOML, an unknown
/// key, or a value that is not accepted.
Config read_config(std::string_view text, const std::string& file);

}  // namespace tix::cli
