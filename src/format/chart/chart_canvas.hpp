// The lines of a chart under construction, and the marks it is drawn with.
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

  /// Return marks from nothing to a full cell: nine for a rising column, five for a shade.
  std::span<const std::string_view> rising() const;
  std::span<const std::string_view> shades() const;
  /// Returns a horizontal bar of this many cells, with at least one mark for every length above 0. That of
  /// the first series ends in eighths if such marks exist, unless it is `backward`: they only grow to the
  /// right.
  std::string bar(double cells, std::size_t series, bool backward) const;
  /// Returns the fill of a series; the first eight differ.
  std::string_view fill(std::size_t series) const;
  /// Returns the mark across a bar, such as a capacity.
  std::string_view across() const { return options_.unicode ? "\u2503" : "!"; }
  std::string_view axis() const { return options_.unicode ? "\u2502" : "|"; }
  std::string_view between() const { return options_.unicode ? "\u2591" : ":"; }
  std::string_view below() const { return options_.unicode ? "\u2593" : "="; }

  /// Returns a name escaped and cut to this many cells; `padded` fills it up with spaces.
  std::string name(std::string_view text, std::size_t cells) const;
  std::string padded(std::string_view text, std::size_t cells) const;
  /// Returns the width of the longest name in cells, but at most a third of the width.
  std::size_t room_for(const std::vector<std::string>& names) const;

  void put(std::string_view text) { put_in({}, text); }
  void put_title(std::string_view text);
  /// Appends text in the colour of a series, if there are colours.
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
  std::string_view color_;  ///< that the line continues in
};

}  // namespace tix::format
