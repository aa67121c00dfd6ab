// Writes JSON and JSON Lines by hand, one row per line, so that an export of any size streams.
#include "format/write/json_writer.hpp"

#include "format/cell/cell_text.hpp"
#include "format/cell/output_buffer.hpp"
#include "format/text/json_text.hpp"

#include <optional>
#include <string>
#include <utility>

namespace tix::format {
namespace {

/// `"name":` of each column, made once.
std::vector<std::string> keys_of(const std::vector<Column>& columns) {
  std::vector<std::string> keys;
  for (const Column& column : columns) {
    append_json_string(keys.emplace_back(), column.name);
    keys.back() += ':';
  }
  return keys;
}

/// Appends `{"a":1,"b":null}` without its last bracket.
void append_open_object(std::string& out, const std::vector<std::string>& keys, const Row& row) {
  out += '{';
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    out += keys[i];
    append_json_value(out, row[i]);
  }
}

class JsonlWriter final : public RowWriter {
 public:
  explicit JsonlWriter(Sink sink) : out_(std::move(sink)) {}

  void begin(const ReportHeader&, const std::vector<Column>& columns) override { keys_ = keys_of(columns); }

  void row(const Row& row) override {
    append_open_object(out_.text(), keys_, row);
    out_.text() += "}\n";
    out_.row_done();
  }

  void end(const Row&, const std::vector<Extra>&, const std::string&) override { out_.flush(); }

 private:
  OutputBuffer out_;
  std::vector<std::string> keys_;
};

class JsonWriter final : public RowWriter {
 public:
  explicit JsonWriter(Sink sink) : out_(std::move(sink)) {}

  void begin(const ReportHeader& header, const std::vector<Column>& columns) override {
    keys_ = keys_of(columns);
    desk_hash_ = header.desk_hash;
    from_ = header.from;
    to_ = header.to;
    const std::pair<std::string_view, Cell> facts[] = {{"report", header.report},
                                                       {"as_of", header.as_of},
                                                       {"zone", header.zone},
                                                       {"tix", header.tix},
                                                       {"desk_version", header.desk_version},
                                                       {"tzdata", header.tzdata},
                                                       {"late_facts", header.late_facts},
                                                       {"filter", header.filter}};
    std::string& out = out_.text();
    out += '{';
    for (const auto& [key, value] : facts) {
      append_json_string(out, key);
      out += ':';
      append_json_value(out, value);
      out += ',';
    }
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    out += "\n\"columns\":";
    append_json_value(out, names);
    out += ",\n\"rows\":[";
  }

  void row(const Row& row) override {
    out_.text() += row_count_ == 0 ? "\n" : ",\n";
    append_open_object(out_.text(), keys_, row);
    out_.text() += '}';
    ++row_count_;
    out_.row_done();
  }

  void end(const Row& totals, const std::vector<Extra>& extra, const std::string&) override {
    std::string& out = out_.text();
    out += row_count_ == 0 ? "],\n\"totals\":" : "\n],\n\"totals\":";
    append_open_object(out, keys_, totals);
    bool first = totals.empty();
    for (const Extra& entry : extra) {
      if (!std::exchange(first, false)) out += ',';
      append_json_string(out, entry.column.name);
      out += ':';
      append_json_value(out, entry.value);
    }
    out += "},\n\"desk_hash\":";
    append_json_string(out, desk_hash_);
    out += ",\"row_count\":";
    append_json_value(out, row_count_);
    if (from_ && to_) {
      out += ",\"from\":";
      append_json_value(out, *from_);
      out += ",\"to\":";
      append_json_value(out, *to_);
    }
    out += "}\n";
    out_.flush();
  }

 private:
  OutputBuffer out_;
  std::vector<std::string> keys_;
  std::string desk_hash_;
  std::optional<Instant> from_, to_;
  std::int64_t row_count_ = 0;
};

}  // namespace

std::unique_ptr<RowWriter> make_json_writer(const RenderOptions&, Sink sink) {
  return std::make_unique<JsonWriter>(std::move(sink));
}

std::unique_ptr<RowWriter> make_jsonl_writer(const RenderOptions&, Sink sink) {
  return std::make_unique<JsonlWriter>(std::move(sink));
}

}  // namespace tix::format
