// Streams rows through a question and keeps only the current row.
#include "cli/desk/calendar_batch.hpp"

#include "cli/input/desk_source.hpp"
#include "cli/session/files.hpp"
#include "format/read/csv_reader.hpp"
#include "format/read/jsonl_reader.hpp"
#include "format/write/render.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

using format::Format;

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

Format format_of(const Session& session, const std::string& file) {
  static constexpr Format kStreams[] = {Format::csv, Format::tsv, Format::jsonl};
  const auto& typed = session.globals().format;
  // Ignore `format` of the config file, which is for people: the input of a script must not change with it.
  Format wanted = Format::csv;
  if (typed) wanted = format::parse_format(*typed);
  if (!typed && file.ends_with(".tsv")) wanted = Format::tsv;
  if (!typed && file.ends_with(".jsonl")) wanted = Format::jsonl;
  if (std::ranges::find(kStreams, wanted) != std::end(kStreams)) return wanted;
  throw Error(ErrorKind::usage,
              "--format '" + *typed + "' is not accepted with --batch; accepted: csv, tsv, jsonl");
}

std::string name_of(const std::string& file) {
  return file == "-" ? "standard input" : file;
}

std::unique_ptr<RowSource> reader_of(const Session& session, Format format, const std::string& file) {
  ReadBytes read = open_input(session.env(), file);
  if (format == Format::jsonl) return std::make_unique<format::JsonlReader>(std::move(read));
  return std::make_unique<format::CsvReader>(std::move(read), name_of(file),
                                             format == Format::tsv ? format::kTsv : format::kCsv);
}

class BatchRun {
 public:
  BatchRun(Session& session, const Desk& desk, const BatchQuestion& question, Format format)
      : session_(session),
        desk_(desk),
        question_(question),
        options_(session.render_options(Zone::utc())),
        needed_{"calendar", "start", question.last} {
    options_.format = format;
  }

  std::int64_t answer(RowSource& source, const std::string& file) {
    // JSON Lines have no header: the rows name their columns.
    if (options_.format != Format::jsonl) {
      follow(source.columns());
      for (std::size_t i = 0; i < needed_.size(); ++i) {
        if (at_[i] != kNowhere) continue;
        throw Error(ErrorKind::usage, fmt::format("{} has no column '{}'; required: {}", file, needed_[i],
                                                  fmt::join(needed_, ", ")));
      }
    }
    SourceRow row;
    while (source.next(row)) {
      if (writer_ == nullptr || source.columns().size() + 1 != out_.size()) follow(source.columns());
      write(row);
    }
    if (writer_ != nullptr) writer_->end({}, {}, {});
    return bad_rows_;
  }

 private:
  /// Takes over the columns, at the start and whenever JSON Lines add some.
  void follow(const std::vector<std::string>& columns) {
    std::vector<Column> all;
    for (const std::string& name : columns) {
      if (name == question_.answer.name) {
        throw Error(ErrorKind::usage, "the input already has a column '" + name + "'");
      }
      all.push_back({name, ColumnKind::text});
    }
    all.push_back(question_.answer);
    for (std::size_t i = 0; i < needed_.size(); ++i) {
      const auto found = std::ranges::find(columns, needed_[i]);
      at_[i] = found == columns.end() ? kNowhere : static_cast<std::size_t>(found - columns.begin());
    }
    out_.assign(columns.size(), std::string());
    out_.emplace_back();
    if (writer_ != nullptr) writer_->end({}, {}, {});
    writer_ = format::make_writer(options_, session_.env().out);
    writer_->begin({}, all);
  }

  void write(SourceRow& row) {
    out_.back() = answer_to(row);
    row.values.resize(out_.size() - 1);
    // Swap instead of copying, because the next row overwrites these buffers anyway.
    for (std::size_t i = 0; i < row.values.size(); ++i) std::get<std::string>(out_[i]).swap(row.values[i]);
    writer_->row(out_);
  }

  Cell answer_to(const SourceRow& row) {
    try {
      if (!row.problem.empty()) throw Error(ErrorKind::usage, row.problem);
      const Calendar& calendar = calendar_of(value(row, 0));
      return question_.ask(calendar, parse_rfc3339(value(row, 1)), value(row, 2));
    } catch (const Error& error) {
      ++bad_rows_;
      const std::string hint = error.hint().empty() ? "" : "; " + error.hint();
      session_.complain(fmt::format("line {}: {}{}", row.line, error.what(), hint));
      return {};
    }
  }

  const std::string& value(const SourceRow& row, std::size_t which) const {
    const std::size_t at = at_[which];
    if (at < row.values.size() && !row.values[at].empty()) return row.values[at];
    throw Error(ErrorKind::usage, fmt::format("missing {}", needed_[which]));
  }

  const Calendar& calendar_of(const std::string& name) {
    if (calendar_ == nullptr || calendar_->name() != name) calendar_ = &calendar_named(desk_, name);
    return *calendar_;
  }

  Session& session_;
  const Desk& desk_;
  const BatchQuestion& question_;
  format::RenderOptions options_;
  std::array<std::string_view, 3> needed_;
  std::array<std::size_t, 3> at_ = {kNowhere, kNowhere, kNowhere};
  std::unique_ptr<format::RowWriter> writer_;
  Row out_;
  const Calendar* calendar_ = nullptr;
  std::int64_t bad_rows_ = 0;
};

}  // namespace

std::int64_t answer_batch(Session& session, const Desk& desk, const BatchQuestion& question,
                          const std::string& file) {
  const Format format = format_of(session, file);
  const auto source = reader_of(session, format, file);
  return BatchRun(session, desk, question, format).answer(*source, name_of(file));
}

}  // namespace tix::cli
