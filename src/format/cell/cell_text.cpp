// One visitor for each way of writing a cell.
#include "format/cell/cell_text.hpp"

#include "format/text/json_text.hpp"
#include "format/text/terminal_text.hpp"
#include "format/text/utf8.hpp"
#include "tix/time/duration_text.hpp"
#include "tix/time/local_text.hpp"

#include <cmath>
#include <cstddef>
#include <iterator>
#include <variant>

#include <fmt/format.h>

namespace tix::format {
namespace {

void append_number(std::string& out, std::int64_t value) {
  const fmt::format_int digits(value);
  out.append(digits.data(), digits.size());
}

/// Appends a percentage such as `12.5` or `-0.3`.
void append_percent(std::string& out, Percent percent) {
  if (percent.tenths < 0) out += '-';
  const auto tenths = percent.tenths < 0 ? 0 - static_cast<std::uint64_t>(percent.tenths)
                                         : static_cast<std::uint64_t>(percent.tenths);
  fmt::format_to(std::back_inserter(out), "{}.{}", tenths / 10, tenths % 10);
}

/// Returns the shortest digits that read back as the same number, or nothing for a value that is not a
/// number.
std::string shortest(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ","));
}

struct MachineText {
  std::string& out;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const {
    if (is_plain_ascii(text)) {
      out += text;
    } else {
      append_valid_utf8(out, text);
    }
  }
  void operator()(std::int64_t number) const { append_number(out, number); }
  void operator()(Percent percent) const { append_percent(out, percent); }
  void operator()(Instant instant) const { out += format_rfc3339(instant); }
  void operator()(bool flag) const { out += flag ? "true" : "false"; }
  void operator()(const std::vector<std::string>& list) const { operator()(joined(list)); }
  void operator()(double value) const { out += shortest(value); }
};

struct JsonValue {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(const std::string& text) const { append_json_string(out, text); }
  void operator()(std::int64_t number) const { append_number(out, number); }
  void operator()(Percent percent) const { append_percent(out, percent); }
  void operator()(Instant instant) const { append_json_string(out, format_rfc3339(instant)); }
  void operator()(bool flag) const { out += flag ? "true" : "false"; }
  void operator()(const std::vector<std::string>& list) const {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out += ',';
      append_json_string(out, list[i]);
    }
    out += ']';
  }
  void operator()(double value) const { out += std::isfinite(value) ? shortest(value) : "null"; }
};

struct HumanText {
  ColumnKind kind;
  const RenderOptions& options;
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const {
    return escape_controls(text, options.unicode ? Breaks::mark : Breaks::space);
  }
  std::string operator()(std::int64_t number) const {
    if (kind == ColumnKind::duration) return format_duration(WallSeconds{number});
    if (kind == ColumnKind::working) return format_exact(Seconds{number});
    if (kind == ColumnKind::working_rounded) return format_rounded(Seconds{number});
    return fmt::to_string(number);
  }
  std::string operator()(Percent percent) const {
    std::string out;
    append_percent(out, percent);
    return out;
  }
  std::string operator()(Instant instant) const {
    return options.zone == nullptr ? format_rfc3339(instant) : format_local(instant, *options.zone);
  }
  std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
  std::string operator()(const std::vector<std::string>& list) const { return operator()(joined(list)); }
  std::string operator()(double value) const { return shortest(value); }
};

}  // namespace

void append_machine_text(std::string& out, const Cell& cell) {
  std::visit(MachineText{out}, cell);
}

void append_json_value(std::string& out, const Cell& cell) {
  std::visit(JsonValue{out}, cell);
}

std::string human_text(const Cell& cell, ColumnKind kind, const RenderOptions& options) {
  return std::visit(HumanText{kind, options}, cell);
}

Row labelled_totals(Row totals, const std::vector<Column>& columns) {
  const bool empty = !totals.empty() && std::holds_alternative<std::monostate>(totals.front());
  const bool words = !columns.empty() && !is_right_aligned(columns.front().kind);
  if (empty && words) totals.front() = std::string("total");
  return totals;
}

std::vector<Extra> with_value(std::vector<Extra> extra) {
  std::erase_if(extra, [](const Extra& one) { return std::holds_alternative<std::monostate>(one.value); });
  return extra;
}

bool is_right_aligned(ColumnKind kind) {
  return is_number(kind);
}

bool is_free_text(ColumnKind kind) {
  return kind == ColumnKind::text || kind == ColumnKind::list;
}

}  // namespace tix::format
