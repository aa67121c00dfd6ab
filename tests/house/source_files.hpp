// The checkout's files as text, and what the rules report about them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace house {

/// A file of the checkout, read whole.
struct SourceFile {
  std::string path;  ///< from the top of the checkout: `src/core/sla.cpp`
  std::string text;

  std::string name() const;       ///< `sla.cpp`
  std::string stem() const;       ///< `sla`
  std::string extension() const;  ///< `.cpp`
  bool is_cpp() const;            ///< a source or header of ours
};

/// One broken rule at one line (counted from 1).
struct Finding {
  std::string path;
  std::size_t line;
  std::string message;
};

using Findings = std::vector<Finding>;

/// `file:line: message` a line, for a test's INFO; empty when there is nothing to report.
std::string text(const Findings& findings);

/// Every file below these folders and files of the checkout, in the order of their paths; a folder that
/// does not exist has none.
std::vector<SourceFile> files_below(const std::vector<std::string>& places);

/// The sources and headers of include/ and src/.
const std::vector<SourceFile>& our_code();

/// Names at the top of the checkout.
std::vector<std::string> top_level();

std::vector<std::string> lines_of(std::string_view text);

/// Applies a rule to every file.
template <class Rule>
Findings check(const std::vector<SourceFile>& files, Rule rule) {
  Findings all;
  for (const SourceFile& file : files) {
    const Findings found = rule(file);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace house
