// Reads [desk]: the settings of the whole desk.
#include "desk/file/desk_file_desk.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/time/zone.hpp"

namespace tix::desk {
namespace {

constexpr int kMostWeight = 100;
constexpr std::string_view kDurationTable = "{ assignment = \"4h\", response = \"8h\", update = \"24h\" }";

bool zone(const TomlValue& value, Desk& desk, FileReading&) {
  const std::string* name = one_line(value);
  if (name != nullptr) desk.zone = Zone::find(*name).name();
  return name != nullptr;
}

bool weights(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_by_name(value, "weights", kPriorityNames, "a whole number from 0 to 100", reading,
                      [&](std::size_t priority, const TomlValue& weight) {
                        const auto found = whole_number(weight, 0, kMostWeight);
                        if (found) desk.weights[priority] = static_cast<int>(*found);
                        return found.has_value();
                      });
}

bool lacks_a_level(const TomlValue& value) {
  const TomlTable* table = value.as<TomlTable>();
  return table == nullptr || std::ranges::any_of(kLevelNames, [&](std::string_view level) {
           return find(*table, level) == nullptr;
         });
}

bool matrix_row(const TomlValue& value, MatrixRow& row, FileReading& reading) {
  if (lacks_a_level(value)) return false;
  return read_by_name(value, "a row of the matrix", kLevelNames, "urgent, high, normal or low", reading,
                      [&](std::size_t urgency, const TomlValue& cell) {
                        const std::string* word = one_line(cell);
                        const auto priority = word != nullptr ? priority_named(*word) : std::nullopt;
                        if (priority) row[urgency] = *priority;
                        return priority.has_value();
                      });
}

bool matrix(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (lacks_a_level(value)) return false;
  return read_by_name(value, "[desk.matrix]", kLevelNames,
                      "a priority for each urgency: { high = ..., medium = ..., low = ... }", reading,
                      [&](std::size_t impact, const TomlValue& row) {
                        return matrix_row(row, desk.matrix[impact], reading);
                      });
}

constexpr std::array kDelayKeys = {
    Key<Desk>{"assignment", wall_time<&Desk::delay_assignment>, kDurationAccepted},
    Key<Desk>{"response", wall_time<&Desk::delay_response>, kDurationAccepted},
    Key<Desk>{"update", wall_time<&Desk::delay_update>, kDurationAccepted},
};

bool delays(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[desk.delays]", kDelayKeys, desk, reading);
  return true;
}

constexpr std::array kDeskKeys = {
    Key<Desk>{"name", text<&Desk::name>, kTextAccepted},
    Key<Desk>{"zone", zone, "the name of a time zone such as \"Asia/Jakarta\""},
    Key<Desk>{"reopen_window", wall_time<&Desk::reopen_window>, kDurationAccepted},
    Key<Desk>{"resolutions", declared_names<&Desk::resolutions, Declares::resolution>, "a list of names"},
    Key<Desk>{"weights", weights, "{ urgent = 3, high = 2, normal = 1, low = 1 }"},
    Key<Desk>{"categories", declared_names<&Desk::categories, Declares::category>, "a list of names"},
    Key<Desk>{"hold_reasons", declared_names<&Desk::hold_reasons, Declares::hold_reason>, "a list of names"},
    Key<Desk>{"matrix", matrix, "a row for each impact, high, medium and low, with all three urgencies"},
    Key<Desk>{"delays", delays, kDurationTable},
};

}  // namespace

bool read_desk(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[desk]", kDeskKeys, desk, reading);
  return true;
}

}  // namespace tix::desk
