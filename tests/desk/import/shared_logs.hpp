// The real logs next to the checkout. They are read in place and never copied.
#pragma once

#include "desk/import/import_desk.hpp"
#include "places.hpp"
#include "shell_word.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace tix::test {

/// Every activity is work on a case, unless it resolves or closes it. The states of tix do not record that a
/// resolved case was resolved again, so the times that the answers use are also kept in fields.
inline constexpr const char* kHelpdeskMapping = R"(
[columns]
ref = "case:concept:name"
at = "time:timestamp"
activity = "concept:name"
x.seen = "time:timestamp"
"x.lifecycle:transition" = false
"x.Activity" = false
"x.Resource" = false
"x.case:variant" = false
"x.case:variant-index" = false
"x.case:creator" = false
[activity]
"Assign seriousness" = { status = "open", x.last = "{concept:name}" }
"Take in charge ticket" = { status = "open", agent = "{org:resource}", reply = true, x.last = "{concept:name}" }
"Wait" = { status = "pending", x.last = "{concept:name}" }
"Resolve ticket" = { status = "resolved", x.last = "{concept:name}", x.resolved = "{time:timestamp}" }
"Closed" = { status = "closed", x.last = "{concept:name}", x.closed = "{time:timestamp}" }
"Require upgrade" = { status = "open", x.last = "{concept:name}" }
"Insert ticket" = { status = "open", x.last = "{concept:name}" }
"Create SW anomaly" = { status = "open", x.last = "{concept:name}" }
"Resolve SW anomaly" = { status = "open", x.last = "{concept:name}" }
"Schedule intervention" = { status = "open", x.last = "{concept:name}" }
"VERIFIED" = { status = "open", x.last = "{concept:name}" }
"RESOLVED" = { status = "open", x.last = "{concept:name}" }
"INVALID" = { status = "open", x.last = "{concept:name}" }
"DUPLICATE" = { status = "open", x.last = "{concept:name}" }
)";

/// Stored times are some hours early in every zone: see the README of the log.
inline constexpr const char* kBostonMapping = R"(
[time]
zone = "UTC"
[columns]
ref = "case_enquiry_id"
created_at = "open_dt"
due_at = "sla_target_dt"
closed_at = "closed_dt"
category = "type"
title = "case_title"
status = "case_status"
team = "queue"
channel = "source"
"x._id" = false
"x.closure_reason" = false
"x.subject" = false
"x.reason" = false
"x.submitted_photo" = false
"x.closed_photo" = false
"x.location" = false
"x.fire_district" = false
"x.pwd_district" = false
"x.city_council_district" = false
"x.police_district" = false
"x.neighborhood" = false
"x.neighborhood_services_district" = false
"x.ward" = false
"x.precinct" = false
"x.location_street_name" = false
"x.location_zipcode" = false
"x.latitude" = false
"x.longitude" = false
"x.geom_4326" = false
"x.department" = false
)";

/// Returns nullopt if the logs are not there.
inline std::optional<std::filesystem::path> shared_log(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path(testing::kSharedFolder) / "data" / name;
  return std::filesystem::exists(folder) ? std::optional(folder) : std::nullopt;
}

/// A .gz file's text.
inline std::string unpacked(const std::filesystem::path& file) {
  FILE* pipe = ::popen(("gzip -dc " + testing::shell_word(file.string())).c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run gzip");
  std::string text;
  std::vector<char> piece(1 << 16);
  while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe))
    text.append(piece.data(), got);
  ::pclose(pipe);
  return text;
}

inline nlohmann::json answers_of(const std::filesystem::path& folder) {
  std::ifstream in(folder / "answers.json");
  return nlohmann::json::parse(in);
}

/// Midnight, UTC, of `2013-01-01`.
inline Instant day(const std::string& date) {
  return parse_rfc3339(date + "T00:00:00Z");
}

/// `2013-01`
inline std::string month(Instant at) {
  return format_rfc3339(at).substr(0, 7);
}

/// The mean of the two in the middle; hours.
inline double median_hours(std::vector<std::int64_t> seconds) {
  std::ranges::sort(seconds);
  const std::size_t n = seconds.size();
  return static_cast<double>(seconds[(n - 1) / 2] + seconds[n / 2]) / 2 / 3600;
}

/// The interval in which a ticket was open. No end: it is still open.
struct OpenFor {
  Instant from;
  std::optional<Instant> to;

  bool at(Instant t) const { return from <= t && (!to || *to > t); }
};

inline std::int64_t open_at(const std::vector<OpenFor>& all, Instant t) {
  return std::ranges::count_if(all, [&](const OpenFor& one) { return one.at(t); });
}

/// Returns the tickets open at `t` by age, in the classes of `answers.json`.
inline nlohmann::json ageing(const std::vector<OpenFor>& all, Instant t) {
  constexpr std::int64_t kDay = 86400;
  nlohmann::json counts = {{"0-1d", 0}, {"1-3d", 0}, {"3-7d", 0}, {"7-14d", 0}, {"14-30d", 0}, {"30d+", 0}};
  for (const OpenFor& one : all) {
    if (!one.at(t)) continue;
    const std::int64_t age = (t - one.from).count;
    const char* name = age < kDay        ? "0-1d"
                       : age < 3 * kDay  ? "1-3d"
                       : age < 7 * kDay  ? "3-7d"
                       : age < 14 * kDay ? "7-14d"
                       : age < 30 * kDay ? "14-30d"
                                         : "30d+";
    counts[name] = counts[name].get<int>() + 1;
  }
  return counts;
}

}  // namespace tix::test
