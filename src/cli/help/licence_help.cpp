// Renders the help page about licences from the tables that the build made.
#include "cli/help/licence_help.hpp"

#include "cli/help/help.hpp"
#include "cli/session/linked_libraries.hpp"
#include "cli/session/versions.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

std::string table_of_libraries() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const LinkedLibrary& library : linked_libraries())
    rows.emplace_back(fmt::format("{} {}", library.name, library.version), library.licence);
  return section("Libraries", two_columns(rows));
}

/// Returns a text unchanged, below a title line that occurs in none of the texts.
std::string whole_text(const std::string& title, std::string_view text) {
  return fmt::format("\n======== {}\n\n{}{}", title, text, text.ends_with('\n') ? "" : "\n");
}

}  // namespace

std::string licence_help() {
  std::string page =
      "tix help licences: Show the licences of tix and of the libraries linked into it\n" +
      paragraph(
          "tix is distributed under the MIT licence. The libraries below are linked into the program. To "
          "replace a library under the LGPL, build tix from source with another version of it.") +
      table_of_libraries() +
      paragraph(
          "The full texts follow: the licence of tix, the terms of each library as stated in its Debian "
          "package, and the licences that these terms refer to.");
  page += whole_text(fmt::format("tix {}", version()), own_licence());
  for (const LinkedLibrary& library : linked_libraries())
    page += whole_text(fmt::format("{} {}", library.name, library.version), library.terms);
  for (const LicenceText& licence : licence_texts())
    page += whole_text(std::string(licence.name), licence.text);
  return page;
}

}  // namespace tix::cli
