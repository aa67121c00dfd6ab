// Writes tables row by row.
#include "format/write/html_table.hpp"

#include "format/cell/alarm.hpp"
#include "format/cell/cell_text.hpp"
#include "format/text/html_text.hpp"
#include "format/write/html_cell.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <variant>

namespace tix::format {
namespace {

/// Returns the styled parts of a cell.
std::vector<Part> look_of(const Cell& cell, const Column& column, RowKind kind) {
  std::vector<Part> look = {column.key ? Part::row_name : Part::cell};
  if (is_right_aligned(column.kind)) look.push_back(Part::right);
  if (is_free_text(column.kind)) look.push_back(Part::words);
  if (kind == RowKind::totals) look.push_back(Part::total);
  const Alarm alarm = alarm_of(cell, column);
  if (alarm != Alarm::none) look.push_back(alarm == Alarm::bad ? Part::bad : Part::warning);
  return look;
}

void append_open(std::string& out, std::string_view tag, std::string_view attributes,
                 const std::vector<Part>& parts, Styling styling) {
  out.append("<").append(tag).append(attributes);
  append_look(out, parts, styling);
  out += '>';
}

/// Opens a box in which a table wider than the screen scrolls, and which the keyboard can reach.
void append_box(std::string& out, std::string_view label, Styling styling) {
  out += "<div";
  append_look(out, {Part::box}, styling);
  out += " role=\"region\" tabindex=\"0\" aria-label=\"";
  append_html(out, label);
  out += "\">\n";
  append_open(out, "table", "", {Part::table}, styling);
  out += '\n';
}

/// Returns the positions of the columns, with the title of a ticket after its number: on a phone, columns
/// further right have to be scrolled to.
std::vector<std::size_t> order_of(const std::vector<Column>& columns) {
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto title = std::ranges::find(columns, "title", &Column::name);
  if (title == columns.end() || columns.front().name != "id") return order;
  const auto at = order.begin() + (title - columns.begin());
  std::rotate(order.begin() + 1, at, at + 1);
  return order;
}

}  // namespace

HtmlTable::HtmlTable(const RenderOptions& options, Styling styling, std::vector<Column> columns)
    : options_(options), styling_(styling), columns_(std::move(columns)), order_(order_of(columns_)) {}

void HtmlTable::begin(std::string& out, std::string_view label) {
  append_box(out, label, styling_);
  totals_add_ = std::ranges::any_of(columns_, &Column::key);
  // Without a key the first column identifies the rows.
  if (!totals_add_ && !columns_.empty()) columns_.front().key = true;
  out += "<thead>\n<tr>";
  for (const std::size_t i : order_) {
    const Column& column = columns_[i];
    std::vector<Part> look = {Part::name};
    if (is_right_aligned(column.kind)) look.push_back(Part::right);
    append_open(out, "th", " scope=\"col\"", look, styling_);
    append_html(out, label_of(column));
    out += "</th>";
  }
  out += "</tr>\n</thead>\n<tbody>\n";
}

void HtmlTable::row(std::string& out, const Row& row) {
  append_row(out, row, RowKind::body);
  ++row_count_;
}

void HtmlTable::end(std::string& out, const Row& totals, const std::vector<Extra>& extra) const {
  if (row_count_ == 0) {
    out += "<tr>";
    append_open(out, "td", " colspan=\"" + std::to_string(columns_.size()) + '"', {Part::cell, Part::muted},
                styling_);
    out += "no rows</td></tr>\n";
  }
  out += "</tbody>\n";
  if (!totals.empty() && totals_add_) {
    out += "<tfoot>\n";
    append_row(out, labelled_totals(totals, columns_), RowKind::totals);
    out += "</tfoot>\n";
  }
  out += "</table>\n</div>\n";
  if (!extra.empty()) append_facts(out, extra, options_, styling_);
}

void HtmlTable::append_row(std::string& out, const Row& row, RowKind kind) const {
  out += "<tr>";
  for (const std::size_t i : order_) {
    const bool names_row = columns_[i].key && !std::holds_alternative<std::monostate>(row[i]);
    append_open(out, names_row ? "th" : "td", names_row ? " scope=\"row\"" : "",
                look_of(row[i], columns_[i], kind), styling_);
    append_html_cell(out, row[i], columns_[i].kind, options_);
    out += names_row ? "</th>" : "</td>";
  }
  out += "</tr>\n";
}

void append_table(std::string& out, const Report& report, std::string_view label,
                  const RenderOptions& options, Styling styling) {
  HtmlTable table(options, styling, report.columns);
  table.begin(out, label);
  for (const Row& row : report.rows) table.row(out, row);
  table.end(out, report.totals, report.totals_extra);
}

void append_names_beside(std::string& out, const Report& report, std::string_view label,
                         const RenderOptions& options, Styling styling) {
  append_box(out, label, styling);
  out += "<tbody>\n";
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const Cell& cell = report.rows.front()[i];
    if (human_text(cell, report.columns[i].kind, options).empty()) continue;
    Column column = report.columns[i];
    column.key = false;
    out += "<tr>";
    append_open(out, "th", " scope=\"row\"", {Part::row_name}, styling);
    append_html(out, label_of(column));
    out += "</th>";
    std::vector<Part> look = look_of(cell, column, RowKind::body);
    std::erase(look, Part::right);
    append_open(out, "td", "", look, styling);
    append_html_cell(out, cell, column.kind, options);
    out += "</td></tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
}

}  // namespace tix::format
