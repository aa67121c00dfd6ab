// The look of HTML: one table of rules, used as a style sheet and, for mail, on each element.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tix::format {

/// A styled part; one row each in the table of html_style.cpp.
enum class Part : std::uint8_t {
  page,
  title,
  heading,
  lead,
  paragraph,
  muted,
  figure,
  figure_title,
  narrow_chart,
  wide_chart,
  box,
  table,
  name,  ///< a column's name
  row_name,
  cell,
  right,
  words,
  total,
  bad,
  warning,
  facts,
  fact,
  fact_name,
  fact_value,
  foot
};

/// Browsers read the sheet. Mail clients may drop it, so inlined rules are repeated on each element. Dark
/// colours and print are in the sheet only.
enum class Styling : std::uint8_t { sheet, inlined };

/// Appends ` class="..."` where the sheet needs it and, inlined, ` style="..."`.
void append_look(std::string& out, const std::vector<Part>& parts, Styling styling);

/// Returns the whole sheet, including charts, without `<style>`.
std::string style_sheet();

}  // namespace tix::format
