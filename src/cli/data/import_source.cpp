// Chooses the reader by file extension or format.
#include "cli/data/import_source.hpp"

#include "cli/session/files.hpp"
#include "format/read/csv_reader.hpp"
#include "format/read/jsonl_reader.hpp"
#include "store/file/files_in_use.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace tix::cli {
namespace {

enum class Kind { csv, tsv, jsonl };

struct NamedKind {
  std::string_view name;  ///< an ending without its dot, or a format
  Kind kind;
};
constexpr std::array kEndings = {NamedKind{"csv", Kind::csv}, NamedKind{"tsv", Kind::tsv},
                                 NamedKind{"tab", Kind::tsv}, NamedKind{"jsonl", Kind::jsonl},
                                 NamedKind{"ndjson", Kind::jsonl}};

std::optional<Kind> kind_named(std::string_view name) {
  for (const NamedKind& row : kEndings)
    if (equal_without_case(row.name, name)) return row.kind;
  return std::nullopt;
}

/// Refuses the database as input: closing the file would drop SQLite's locks on it.
void refuse_database(const Session& session, const std::string& file) {
  store::FilesInUse database;
  database.add_database(session.settings()[Setting::db].text);
  if (const auto what = file == "-" ? std::nullopt : database.find(file))
    throw Error(ErrorKind::usage, fmt::format("{} is {}", file, *what),
                "run 'tix export' and import its output");
}

Kind kind_of(const Session& session, const std::string& file) {
  const std::size_t dot = file.rfind('.');
  if (dot != std::string::npos)
    if (const auto kind = kind_named(std::string_view(file).substr(dot + 1))) return *kind;
  return kind_named(session.globals().format.value_or("csv")).value_or(Kind::csv);
}

}  // namespace

std::unique_ptr<RowSource> open_rows(const Session& session, const std::string& file) {
  refuse_database(session, file);
  format::ReadBytes bytes = open_input(session.env(), file);
  const Kind kind = kind_of(session, file);
  if (kind == Kind::jsonl) return std::make_unique<format::JsonlReader>(std::move(bytes));
  const auto& dialect = kind == Kind::tsv ? format::kTsv : format::kCsv;
  return std::make_unique<format::CsvReader>(std::move(bytes), file, dialect);
}

bool is_json_lines(const Session& session, const std::string& file) {
  return kind_of(session, file) == Kind::jsonl;
}

}  // namespace tix::cli
