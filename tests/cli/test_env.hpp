// An environment for one run of tix inside a test, with a fixed clock, its own variables and captured output.
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

/// The environment. Must outlive the result of `env()`.
struct TestWorld {
  std::map<std::string, std::string> variables;
  std::string typed;  ///< the contents of standard input
  std::string out;
  std::string err;
  std::string paged;  ///< the text shown in the pager, after the pager's name and a colon
  bool terminal = false;
  std::size_t width = 80;

  Env env() {
    Env env;
    env.clock = [] { return Instant::from_unix(1'786'093'200); };  // 2026-08-07T09:00:00Z
    env.variable = [this](const char* name) {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
    };
    env.login = [] { return std::string("login-name"); };
    env.zone = [] { return std::string("UTC"); };
    env.owns_file = [](const std::string&) { return true; };
    env.in_is_terminal = env.out_is_terminal = env.err_is_terminal = terminal;
    env.width = env.err_width = terminal ? width : 0;
    env.in = [this](char* into, std::size_t size) {
      const std::size_t count = std::min(size, typed.size());
      std::memcpy(into, typed.data(), count);
      typed.erase(0, count);
      return count;
    };
    env.out = [this](std::string_view text) { out += text; };
    env.err = [this](std::string_view text) { err += text; };
    env.flush = [] {};
    env.page = [this](const std::string& pager, std::string_view text) {
      paged += pager + ':' + std::string(text);
    };
    return env;
  }

  /// Runs `tix WORDS...` here, without the output of earlier runs.
  int run(const std::vector<std::string>& words) {
    out.clear();
    err.clear();
    paged.clear();
    return cli::run(env(), cli::commands(), words);
  }
};

}  // namespace tix::cli
