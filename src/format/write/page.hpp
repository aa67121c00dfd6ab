// Several reports as one answer: a ticket with its clocks and its conversation.
#pragma once

#include "format/chart/html_style.hpp"
#include "format/write/render.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::format {

struct Section {
  std::string name;
  Report report;
  bool single = false;       ///< exactly one row: an object in JSON, names beside values for people
  std::string note = {};     ///< a sentence below the table, for people
  std::string heading = {};  ///< what people see above it; empty: the name

  const std::string& title() const { return heading.empty() ? name : heading; }
};

struct Page {
  ReportHeader header;  ///< of HTML: its report is the title, the rest is the foot
  /// A sentence above all sections, for people, who see the zone and the moment below it. Without it the
  /// first section has no heading.
  std::string lead;
  std::vector<Section> sections;
  Styling styling = Styling::sheet;
};

/// JSON and JSON Lines: one object with a key a section. For people: the sections under their names, empty
/// ones and empty values left out. CSV and TSV can hold one table: the first section. HTML: one document.
void render_page(const Page& page, const RenderOptions& options, const Sink& sink);

}  // namespace tix::format
