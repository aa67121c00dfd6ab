// `report digest`: the nightly page, computed from a database.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::desk {

/// One table of the page, with its charts.
struct DigestPart {
  std::string name;     ///< the key in machine formats
  std::string heading;  ///< the heading for people
  Report report;
  std::size_t left_out = 0;  ///< the number of rows for which the page has no room
};

/// The whole page.
struct Digest {
  std::string headline;  ///< one sentence
  std::string subject;   ///< of a mail: the name of the desk and the headline
  Report numbers;        ///< the numbers of the headline, in one row
  std::vector<DigestPart> parts;
};

/// Computes the page for the tickets that pass the filter: the most urgent tickets, the backlog by team, the
/// last days, the breaches since yesterday, and the most frequent categories. Days and noon are those of
/// `zone`.
Digest digest(Reading& reading, const Filter& filter, const Zone& zone);

}  // namespace tix::desk
