// Checks a header and names the columns each problem is about.
#include "format/read/csv_header.hpp"

#include "format/text/utf8.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr std::string_view kBlanks = " \t\xc2\xa0";

void trim(std::string& name) {
  const auto first = name.find_first_not_of(kBlanks);
  if (first == std::string::npos) return name.clear();
  name.erase(name.find_last_not_of(kBlanks) + 1);
  name.erase(0, first);
}

std::vector<std::size_t> numbers_of(const std::string& name, const std::vector<std::string>& names) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) numbers.push_back(i + 1);
  }
  return numbers;
}

/// `ref (columns 1 and 4), tags (columns 2 and 3)`
std::string repeated_names(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::vector<std::size_t> numbers = numbers_of(names[i], names);
    if (numbers.size() < 2 || numbers.front() != i + 1) continue;
    out += fmt::format("{}{} (columns {})", out.empty() ? "" : ", ", names[i], fmt::join(numbers, " and "));
  }
  return out;
}

}  // namespace

std::vector<std::string> checked_header(SourceRow header, const std::string& file) {
  const auto refuse = [&](const std::string& message, std::string hint = {}) {
    const Place place{file, static_cast<int>(header.line), 0};
    throw Error(ErrorKind::usage, fmt::format("{}: {}", place.text(), message), std::move(hint));
  };
  if (header.line == 0) refuse("empty: the first line must name the columns");
  if (!header.problem.empty()) refuse("the header cannot be read: " + header.problem);
  if (header.values.empty()) refuse("more columns than any table has: this is not a header");
  for (const std::string& name : header.values) {
    const std::string_view trouble = text_problem(name);
    if (trouble.empty()) continue;
    const bool nul = name.find('\0') != std::string::npos;
    refuse(fmt::format("{} in the header", trouble),
           nul ? "UTF-16 is read when the file begins with a byte order mark" : "save the file as UTF-8");
  }
  std::ranges::for_each(header.values, trim);
  const std::vector<std::size_t> nameless = numbers_of("", header.values);
  if (!nameless.empty()) {
    refuse(fmt::format("no name for column{} {}", nameless.size() == 1 ? "" : "s", fmt::join(nameless, ", ")),
           "name it in the first line, or delete the column");
  }
  const std::string repeated = repeated_names(header.values);
  if (!repeated.empty()) refuse("columns with the same name: " + repeated);
  return std::move(header.values);
}

}  // namespace tix::format
