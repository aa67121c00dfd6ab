// Lines of a chart under construction, and the marks it is drawn with.
#pragma once

#include "format/cell/render_options.hpp"
#include "format/chart/chart_look.hpp"
#include "tix/report/chart.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tix::format {

class ChartCanvas {
 public:
  ChartCanvas(const Chart& chart, const RenderOptions& options);

  std::size_t width() const { return width_; }

  /// Marks from nothing to a full cell: nine of a rising column, five of a shade.
  std::span<const std::string_view> rising() const;
  std::span<const std::string_view> shades() const;
  /// A lying bar of so many cells: something at least for every length above 0. That of the first series
  /// ends in eighths where there are such marks, unless it is `backward`: they grow to the right only.
  std::string bar(double cells, std::size_t series, bool backward) const;
  /// What fills a cell of a series; no two of the first eight are alike.
  std::string_view fill(std::size_t series) const;
  std::string_view axis() const { return options_.unicode ? "\u2502" : "|"; }
  std::string_view between() const { return options_.unicode ? "\u2591" : ":"; }
  std::string_view below() const { return options_.unicode ? "\u2593" : "="; }

  /// A name escaped and cut to so many cells; `padded` fills it up with spaces.
  std::string name(std::string_view text, std::size_t cells) const;
  std::string padded(std::string_view text, std::size_t cells) const;
  /// The longest of names, in cells, but at most a third of the width.
  std::size_t room_for(const std::vector<std::string>& names) const;

  void put(std::string_view text) { put_in({}, text); }
  void put_title(std::string_view text);
  /// In the colour of a series, if there is any.
  void put(std::string_view text, std::size_t series);
  void end_line();

  std::string take() { return std::move(out_); }

 private:
  void put_in(std::string_view color, std::string_view text);

  const RenderOptions& options_;
  const std::size_t width_;
  const std::vector<SeriesLook> looks_;
  std::string out_;
  std::string line_;
  std::string_view color_;  ///< that the line goes on in
};

void draw_bars(const Chart& chart, ChartCanvas& canvas);     ///< bars, and stacked ones
void draw_columns(const Chart& chart, ChartCanvas& canvas);  ///< lines and steps: a strip a series
void draw_shades(const Chart& chart, ChartCanvas& canvas);   ///< heat

}  // namespace tix::format
