// The style rules, light and dark. Every pair of text and background has a contrast of at least 4.5:1.
#include "format/chart/html_style.hpp"

#include "format/chart/svg_pen.hpp"
#include "tix/text/enum_table.hpp"

#include <cstddef>
#include <string_view>

namespace tix::format {
namespace {

struct Rule {
  Part part;
  std::string_view selector;  ///< an element, or a class that is named on it
  std::string_view light;
  std::string_view dark;  ///< what differs
};

constexpr auto kRules = enum_table(
    &Rule::part,
    {{Part::page, "body",
      "margin:0 auto;padding:24px 16px 32px;max-width:960px;color:#1f2328;background:#ffffff;"
      "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif",
      "color:#e6edf3;background:#0d1117"},
     {Part::title, "h1", "margin:0 0 4px;font-size:26px;line-height:1.25;font-weight:650", ""},
     {Part::heading, "h2", "margin:32px 0 8px;font-size:19px;line-height:1.3;font-weight:650", ""},
     {Part::lead, ".lead", "margin:0 0 16px;font-size:18px", ""},
     {Part::paragraph, "p", "margin:0 0 12px", ""},
     {Part::muted, ".muted", "color:#59636e", "color:#9198a1"},
     {Part::figure, "figure", "margin:16px 0", ""},
     {Part::figure_title, "figcaption", "margin:0 0 6px;font-weight:600", ""},
     {Part::narrow_chart, ".narrow", "display:block", ""},
     {Part::wide_chart, ".wide", "display:none", ""},
     {Part::box, ".box", "overflow-x:auto;margin:16px 0;border:1px solid #d1d9e0;border-radius:8px",
      "border-color:#3d444d"},
     {Part::table, "table",
      "border-collapse:collapse;width:100%;font-size:14px;line-height:1.4;"
      "font-variant-numeric:tabular-nums",
      ""},
     {Part::name, ".name",
      "padding:8px 12px;text-align:left;vertical-align:bottom;font-weight:600;"
      "background:#f6f8fa;border-bottom:1px solid #d1d9e0",
      "background:#151b23;border-color:#3d444d"},
     {Part::row_name, ".row",
      "padding:6px 12px;text-align:left;vertical-align:top;font-weight:600;white-space:nowrap;"
      "border-top:1px solid #e4e8ec",
      "border-color:#2a313a"},
     {Part::cell, "td",
      "padding:6px 12px;text-align:left;vertical-align:top;white-space:nowrap;"
      "border-top:1px solid #e4e8ec",
      "border-color:#2a313a"},
     {Part::right, ".n", "text-align:right", ""},
     {Part::words, ".words", "white-space:normal;min-width:180px;overflow-wrap:anywhere", ""},
     {Part::total, ".total", "font-weight:600;background:#f6f8fa;border-top:2px solid #818b98",
      "background:#151b23;border-color:#656c76"},
     {Part::bad, ".bad", "color:#b42318;font-weight:600", "color:#ff8a80"},
     {Part::warning, ".warning", "color:#7d4e00;font-weight:600", "color:#e3b341"},
     {Part::facts, "dl", "margin:12px 0;font-size:13px;line-height:1.5", ""},
     {Part::fact, ".fact", "display:inline-block;margin:0 20px 4px 0", ""},
     {Part::fact_name, "dt", "display:inline;color:#59636e", "color:#9198a1"},
     {Part::fact_value, "dd", "display:inline;margin:0 0 0 6px;overflow-wrap:anywhere", ""},
     {Part::foot, "footer", "margin:32px 0 0;padding:8px 0 0;border-top:1px solid #d1d9e0",
      "border-color:#3d444d"}});

const Rule& rule_of(Part part) {
  return kRules[part];
}

/// Appends declarations that override those on the element itself.
void append_important(std::string& out, std::string_view declarations) {
  for (const char c : declarations) out += c == ';' ? std::string("!important;") : std::string(1, c);
  out += "!important";
}

/// Returns whether the rule is for a class and not for an element.
bool is_class(const Rule& rule) {
  return rule.selector.starts_with('.');
}

}  // namespace

void append_look(std::string& out, const std::vector<Part>& parts, Styling styling) {
  std::string classes, declarations;
  for (const Part part : parts) {
    const Rule& rule = rule_of(part);
    if (is_class(rule)) classes.append(classes.empty() ? "" : " ").append(rule.selector.substr(1));
    declarations.append(declarations.empty() ? "" : ";").append(rule.light);
  }
  if (!classes.empty()) out += " class=\"" + classes + '"';
  if (styling == Styling::inlined) out += " style=\"" + declarations + '"';
}

std::string style_sheet() {
  std::string sheet = chart_sheet();
  for (const Rule& rule : kRules) sheet.append(rule.selector).append("{").append(rule.light).append("}\n");
  sheet += "@media(prefers-color-scheme:dark){\n";
  for (const Rule& rule : kRules) {
    if (rule.dark.empty()) continue;
    sheet.append(rule.selector) += '{';
    append_important(sheet, rule.dark);
    sheet += "}\n";
  }
  sheet += "}\n";
  // Important, because pages for mail have the rules on the elements as well.
  sheet += "@media(min-width:600px){.narrow{display:none!important}.wide{display:block!important}}\n";
  // Paper does not scroll, so wide tables are smaller, and no row is split between pages.
  sheet +=
      "@page{size:landscape;margin:10mm}@media "
      "print{body{max-width:none;padding:0;color:#000!important;background:#fff!important}"
      ".box{overflow:visible;border:0}table{font-size:10px}.name,.row,td{padding:2px 5px;white-space:normal}"
      "tr,figure{break-inside:avoid}}\n";
  return sheet;
}

}  // namespace tix::format
