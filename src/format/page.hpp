// Several reports as one answer: a ticket with its clocks and its conversation.
#pragma once

#include "format/render.hpp"
#include "tix/report.hpp"

#include <string>
#include <vector>

namespace tix::format {

struct Section {
  std::string name;
  Report report;
  bool single = false;  ///< exactly one row: an object in JSON, names beside values for people
};

/// JSON and JSON Lines: one object with a key a section. For people: the sections under their names, empty
/// ones and empty values left out. CSV and TSV can hold one table: the first section.
/// HTML: one document, whose title is the header's report and whose foot the rest of it.
void render_page(const std::vector<Section>& page, const RenderOptions& options, const Sink& sink,
                 const ReportHeader& header);

}  // namespace tix::format
