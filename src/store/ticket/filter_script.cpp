// Writes values so that the sqlite3 shell reads them back.
#include "store/ticket/filter_script.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::store {
namespace {

struct Written {
  std::string operator()(std::int64_t number) const { return std::to_string(number); }

  std::string operator()(const std::string& text) const {
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    std::string out;
    for (const char c : text) {
      if (!plain)
        out += fmt::format("{:02x}", static_cast<unsigned char>(c));
      else
        out += c == '\'' ? std::string("''") : std::string(1, c);
    }
    return plain ? "'" + out + "'" : "CAST(x'" + out + "' AS TEXT)";
  }
};

/// Returns the statement without the comments of its file.
std::string_view statement_of(std::string_view text) {
  while (text.starts_with('\n') || text.starts_with("--")) text.remove_prefix(text.find('\n') + 1);
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

}  // namespace

std::string shell_script(const FilterSql& sql) {
  std::string out;
  if (!sql.complete) out += "-- too large for SQL: tix checks each of these tickets itself\n";
  if (sql.text.find("text_like") != std::string::npos)
    out += "-- text_like is a function of tix that matches texts with stars\n";
  out += ".parameter init\n";
  for (const auto& [name, value] : sql.values)
    out += fmt::format("INSERT INTO temp.sqlite_parameters VALUES ('{}', {});\n", name,
                       std::visit(Written{}, value));
  return fmt::format("{}{}\n", out, statement_of(sql.text));
}

}  // namespace tix::store
