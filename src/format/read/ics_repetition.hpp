// When an event takes place: once, by its rules, on dates of its own, and not where it was moved or
// cancelled.
#pragma once

#include "format/read/ics_vevent.hpp"

#include <vector>

namespace tix::format {

/// The starts of one event with those left out that do not take place.
class Repetition {
 public:
  /// `event` is borrowed; `moved`: its occurrences for which other events stand.
  Repetition(const Vevent& event, const IcsWindow& window, std::vector<icaltimetype> moved);

  /// A date of every year: it has begun, or nothing of it before its first time is in the window.
  bool is_yearly() const;
  /// In order, each once; a day beyond the window at either side, since its days are of another clock. Throws
  /// IcsMistake for a rule that cannot be followed or that repeats too often to be a holiday's.
  std::vector<Stamp> starts() const;

 private:
  bool is_past(const icaltimetype& start) const;
  void take(const Stamp& start, std::vector<Stamp>& starts) const;
  void follow(const Property& property, std::vector<Stamp>& starts) const;

  const Vevent* event_;
  IcsWindow window_;
  std::vector<icaltimetype> left_out_;
};

}  // namespace tix::format
