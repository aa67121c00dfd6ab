// Several reports as one page: a ticket with its clocks and its conversation.
#pragma once

#include "format/cell/render_options.hpp"
#include "format/chart/html_style.hpp"
#include "tix/report/report.hpp"
#include "tix/text/ascii.hpp"

#include <string>
#include <vector>

namespace tix::format {

struct Section {
  std::string name;
  Report report;
  bool single = false;       ///< exactly one row: an object in JSON, names with values for people
  std::string heading = {};  ///< the heading for people; empty: the name

  std::string title() const { return heading.empty() ? capitalized(name) : heading; }
};

struct Page {
  ReportHeader header;  ///< in HTML: its title stands above, the rest at the foot
  /// A sentence above all sections, for people, who also get zone and time below it. Without it the first
  /// section has no heading.
  std::string lead;
  std::vector<Section> sections;
  Styling styling = Styling::sheet;
};

/// Writes a page. JSON and JSON Lines: one object with a key per section. For people: the sections under
/// their names, without empty ones and empty values. CSV and TSV hold one table: the first section. HTML: one
/// document.
void render_page(const Page& page, const RenderOptions& options, const Sink& sink);

}  // namespace tix::format
