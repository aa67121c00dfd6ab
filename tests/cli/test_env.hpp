// A world for one run of tix inside a test: fixed clock, own variables, output captured.
#pragma once

#include "cli/commands.hpp"
#include "cli/run.hpp"
#include "cli/session/env.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Keep it alive while `env()` is in use.
struct TestWorld {
  std::map<std::string, std::string> variables;
  std::string typed;  ///< what the standard input gives
  std::string out;
  std::string err;
  std::string paged;  ///< what went through the pager, after its name and a colon
  bool terminal = false;
  std::size_t width = 80;

  Env env() {
    Env made;
    made.clock = [] { return Instant::from_unix(1'786'093'200); };  // 2026-08-07T09:00:00Z
    made.variable = [this](const char* name) {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
    };
    made.login = [] { return std::string("login-name"); };
    made.in_is_terminal = made.out_is_terminal = made.err_is_terminal = terminal;
    made.width = terminal ? width : 0;
    made.in = [this](char* into, std::size_t size) {
      const std::size_t count = std::min(size, typed.size());
      std::memcpy(into, typed.data(), count);
      typed.erase(0, count);
      return count;
    };
    made.out = [this](std::string_view text) { out += text; };
    made.err = [this](std::string_view text) { err += text; };
    made.flush = [] {};
    made.page = [this](const std::string& pager, std::string_view text) {
      paged += pager + ':' + std::string(text);
    };
    return made;
  }

  /// Runs `tix WORDS...` here; what earlier runs wrote is dropped.
  int run(std::vector<std::string> words) {
    out.clear();
    err.clear();
    paged.clear();
    return cli::run(env(), cli::commands(), std::move(words));
  }
};

}  // namespace tix::cli
