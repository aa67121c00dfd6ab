// A table of columns a kind of line.
#include "desk/import/event_lines.hpp"

#include "tix/ticket/clock.hpp"

namespace tix::desk {
namespace {

Column text(std::string_view name) {
  return {std::string(name), ColumnKind::text, false};
}
Column number(std::string_view name) {
  return {std::string(name), ColumnKind::number, false};
}
Column instant(std::string_view name) {
  return {std::string(name), ColumnKind::instant, false};
}
Column flag(std::string_view name) {
  return {std::string(name), ColumnKind::flag, false};
}

std::vector<Column> binding_columns() {
  std::vector<Column> columns = {number("binding"), number("desk_version"),     text("policy"),
                                 text("calendar"),  text("ownership_calendar"), flag("hold_runs")};
  for (std::size_t clock = 0; clock < kClockCount; ++clock)
    columns.push_back({target_column(clock), ColumnKind::duration, false});
  columns.push_back(text("timers"));
  return columns;
}

struct LineRow {
  LineKind kind;
  std::vector<Column> columns;
};

const std::array<LineRow, kLineKindNames.size()>& lines() {
  static const std::array<LineRow, kLineKindNames.size()> kLines = [] {
    std::array<LineRow, kLineKindNames.size()> rows = {{
        {LineKind::name, {number("name"), text("kind"), text("text"), flag("active")}},
        {LineKind::desk_version,
         {number("desk_version"), instant("applied_at"), text("actor"), text("hash"), text("toml")}},
        {LineKind::binding, binding_columns()},
        {LineKind::customer, {text("address"), text("name"), text("org"), text("plan")}},
        {LineKind::change,
         {number("change"), instant("recorded_at"), text("actor"), text("login"), text("command"),
          number("undoes")}},
        {LineKind::absence,
         {text("agent"), number("change"), instant("at"), instant("until_at"), text("reason")}},
        {LineKind::event, event_columns()},
    }};
    for (LineRow& row : rows) row.columns.insert(row.columns.begin(), text(kLineColumn));
    return rows;
  }();
  return kLines;
}

}  // namespace

const std::vector<Column>& event_columns() {
  static const std::vector<Column> kColumns = {number("ticket"),       number("seq"),    instant("at"),
                                               instant("recorded_at"), number("change"), text("actor"),
                                               text("event"),          text("value"),    text("detail"),
                                               text("text"),           text("body")};
  return kColumns;
}

const std::vector<Column>& columns_of(LineKind kind) {
  return lines()[static_cast<std::size_t>(kind)].columns;
}

const std::vector<Column>& redacted_columns() {
  static const std::vector<Column> kColumns = [] {
    std::vector<Column> columns = columns_of(LineKind::event);
    columns.push_back(flag(kRedactedColumn));
    return columns;
  }();
  return kColumns;
}

std::string target_column(std::size_t clock) {
  return std::string(kClockNames[clock]) + "_s";
}

const std::vector<Column>& fired_columns() {
  static const std::vector<Column> kColumns = [] {
    std::vector<Column> columns = columns_of(LineKind::event);
    columns.insert(columns.end(),
                   {instant("moment_at"), text("responsible"), number("within_s"), text("procedure")});
    return columns;
  }();
  return kColumns;
}

}  // namespace tix::desk
