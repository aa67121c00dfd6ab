// Writes shapes as text.
#include "format/chart/svg_pen.hpp"

#include "format/chart/chart_look.hpp"
#include "format/text/html_text.hpp"
#include "tix/text/enum_table.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace tix::format {
namespace {

struct Ink {
  std::string_view name;
  std::string_view light;
  std::string_view dark;
};
constexpr Ink kAxis = {"axis", "#59636e", "#9198a1"};
constexpr Ink kInk = {"ink", "#1f2328", "#e6edf3"};
constexpr auto kAnchors = enum_names<Anchor>({"start", "middle", "end"});

/// Returns a coordinate such as `12.5` or `3`, computed in whole tenths.
std::string coordinate(double value) {
  const long long tenths = std::llround(value * 10);
  const long long size = tenths < 0 ? -tenths : tenths;
  std::string text = fmt::format("{}{}", tenths < 0 ? "-" : "", size / 10);
  if (size % 10 != 0) text += fmt::format(".{}", size % 10);
  return text;
}

}  // namespace

void SvgPen::open_color(std::size_t color, std::string_view attributes) {
  out_ += fmt::format("<g class=\"c{}\" color=\"{}\" fill=\"currentColor\"{}>\n", color,
                      chart_colors()[color].light, attributes);
}

void SvgPen::open_axis() {
  out_ += fmt::format("<g class=\"{}\" color=\"{}\" fill=\"currentColor\">\n", kAxis.name, kAxis.light);
}

void SvgPen::open_ink() {
  out_ += fmt::format("<g class=\"{}\" color=\"{}\" fill=\"currentColor\">\n", kInk.name, kInk.light);
}

void SvgPen::number(std::string_view name, double value) {
  out_.append(" ").append(name).append("=\"").append(coordinate(value)) += '"';
}

void SvgPen::end_shape(std::string_view tag, std::string_view name, std::string_view attributes) {
  out_.append(attributes);
  if (name.empty()) {
    out_ += "/>\n";
    return;
  }
  out_ += "><title>";
  append_html(out_, name);
  out_.append("</title></").append(tag).append(">\n");
}

void SvgPen::text(double x, double y, Anchor anchor, std::string_view text) {
  out_ += "<text";
  number("x", x);
  number("y", y);
  if (anchor != Anchor::start) out_.append(" text-anchor=\"").append(kAnchors[anchor]) += '"';
  out_ += '>';
  append_html(out_, text);
  out_ += "</text>\n";
}

void SvgPen::line(double x1, double y1, double x2, double y2, std::string_view attributes) {
  out_ += "<line";
  number("x1", x1);
  number("y1", y1);
  number("x2", x2);
  number("y2", y2);
  out_ += " stroke=\"currentColor\"";
  end_shape("line", {}, attributes);
}

void SvgPen::rect(double x, double y, double width, double height, std::string_view name,
                  std::string_view attributes) {
  out_ += "<rect";
  number("x", x);
  number("y", y);
  number("width", width);
  number("height", height);
  end_shape("rect", name, attributes);
}

void SvgPen::circle(double x, double y, double radius, std::string_view name, std::string_view attributes) {
  out_ += "<circle";
  number("cx", x);
  number("cy", y);
  number("r", radius);
  end_shape("circle", name, attributes);
}

void SvgPen::path(std::string_view data, std::string_view attributes) {
  out_.append("<path d=\"").append(data).append("\"");
  end_shape("path", {}, attributes);
}

void SvgPen::point(std::string& data, double x, double y) {
  data.append(coordinate(x)).append(" ").append(coordinate(y));
}

std::string chart_sheet() {
  std::string sheet = "svg{display:block;width:100%;height:auto}\n@media(prefers-color-scheme:dark){\n";
  for (const Ink& ink : {kAxis, kInk}) sheet += fmt::format(".{}{{color:{}}}\n", ink.name, ink.dark);
  for (std::size_t i = 0; i < chart_colors().size(); ++i)
    sheet += fmt::format(".c{}{{color:{}}}\n", i, chart_colors()[i].dark);
  return sheet + "}\n";
}

}  // namespace tix::format
