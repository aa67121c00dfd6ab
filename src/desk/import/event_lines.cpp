// One table of columns per kind of line.
#include "desk/import/event_lines.hpp"

#include "tix/text/enum_array.hpp"

namespace tix::desk {
namespace {

Column text(std::string_view name) {
  return {std::string(name), ColumnKind::text};
}
Column number(std::string_view name) {
  return {std::string(name), ColumnKind::number};
}
Column instant(std::string_view name) {
  return {std::string(name), ColumnKind::instant};
}
Column flag(std::string_view name) {
  return {std::string(name), ColumnKind::flag};
}

std::vector<Column> binding_columns() {
  std::vector<Column> columns = {number("binding"), number("desk_version"),     text("policy"),
                                 text("calendar"),  text("ownership_calendar"), flag("hold_runs")};
  for (const Clock clock : kClockRules.enumerators())
    columns.push_back({target_column(clock), ColumnKind::duration});
  columns.push_back(text("timers"));
  return columns;
}

using LineColumns = EnumArray<LineKind, std::vector<Column>, kLineKindNames.size()>;

const LineColumns& line_columns() {
  static const LineColumns kLines = [] {
    LineColumns lines;
    lines[LineKind::name] = {number("name"), text("kind"), text("text"), flag("active")};
    lines[LineKind::desk_version] = {number("desk_version"), instant("applied_at"), text("actor"),
                                     text("hash"),           text("toml"),          flag("new_only")};
    lines[LineKind::binding] = binding_columns();
    lines[LineKind::customer] = {text("address"), text("name"), text("org"), text("plan")};
    lines[LineKind::change] = {number("change"), instant("recorded_at"), text("actor"),
                               text("login"),    text("command"),        number("undoes")};
    lines[LineKind::customer_fact] = {text("customer"), number("change"), instant("at"), text("kind"),
                                      text("text")};
    lines[LineKind::absence] = {text("agent"), number("change"), instant("at"), instant("until_at"),
                                text("reason")};
    lines[LineKind::event] = event_columns();
    for (std::vector<Column>& columns : lines) columns.insert(columns.begin(), text(kLineColumn));
    return lines;
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
  return line_columns()[kind];
}

const std::vector<Column>& redacted_columns() {
  static const std::vector<Column> kColumns = [] {
    std::vector<Column> columns = columns_of(LineKind::event);
    columns.push_back(flag(kRedactedColumn));
    return columns;
  }();
  return kColumns;
}

std::string target_column(Clock clock) {
  return std::string(name_of(clock)) + "_s";
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
