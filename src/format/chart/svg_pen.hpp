// The few SVG shapes that charts are drawn with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tix::format {

enum class Anchor { start, middle, end };

/// Writes shapes in the colour of the enclosing group. Coordinates have one decimal, so that the same chart
/// has the same bytes everywhere; texts are escaped.
class SvgPen {
 public:
  explicit SvgPen(std::string& out) : out_(out) {}

  /// Draws everything until `close` in a colour of `chart_colors`, or in the colour of axes or texts.
  void open_color(std::size_t color, std::string_view attributes = {});
  void open_axis();
  void open_ink();
  void close() { out_ += "</g>\n"; }

  void text(double x, double y, Anchor anchor, std::string_view text);
  void line(double x1, double y1, double x2, double y2, std::string_view attributes = {});
  /// `name` is shown when the shape is pointed at.
  void rect(double x, double y, double width, double height, std::string_view name,
            std::string_view attributes = {});
  void circle(double x, double y, double radius, std::string_view name, std::string_view attributes = {});
  void path(std::string_view data, std::string_view attributes);

  /// Appends `x y` to the data of a path.
  static void point(std::string& data, double x, double y);

 private:
  void number(std::string_view name, double value);
  void end_shape(std::string_view tag, std::string_view name, std::string_view attributes);

  std::string& out_;
};

/// Returns the style sheet rules for charts: dark colours, and fitting the screen.
std::string chart_sheet();

}  // namespace tix::format
