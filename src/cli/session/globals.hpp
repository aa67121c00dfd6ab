// The options that every command accepts, before or after its name.
#pragma once

#include "cli/syntax/syntax.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// The values as typed. Settings and Session interpret them.
struct Globals {
  std::optional<std::string> db;
  std::optional<std::string> actor;    ///< --as
  std::optional<std::string> at;       ///< a TIME
  std::optional<std::string> once;     ///< a key
  std::optional<std::string> as_of;    ///< a TIME
  std::optional<std::string> zone;     ///< an IANA name
  std::optional<std::string> format;   ///< one of format::kFormatNames
  std::optional<std::string> columns;  ///< names separated by commas; empty: list them
  std::optional<std::string> color;    ///< auto, always, never
  bool excel_safe = false;
  bool no_pager = false;
  bool quiet = false;
  bool verbose = false;
  bool help = false;
  bool version = false;
};

/// Declares the global options. `globals` must outlive the syntax.
void add_globals(Syntax& syntax, Globals& globals);

}  // namespace tix::cli
