// Reads `do = [...]`, the actions of steps and rules.
#include "desk/file/desk_file_actions.hpp"

#include "desk/file/desk_file_values.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Returns whether the action accepts the argument. Names in it are noted as references.
using TakesArgument = bool (*)(const std::string& argument, Spot at, FileReading& reading);

template <class Words>
bool is_one_of(const Words& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

constexpr std::array<std::string_view, 2> kAssigned = {"auto", "none"};
constexpr std::array<std::string_view, 2> kPrioritySteps = {"+1", "-1"};

template <Declares kind>
bool refers(const std::string& name, Spot at, FileReading& reading) {
  reading.refer(kind, name, at);
  return true;
}

bool takes_notified(const std::string& who, Spot at, FileReading& reading) {
  return is_one_of(kRoles, who) || is_mail_address(who) || refers<Declares::agent>(who, at, reading);
}

bool takes_assigned(const std::string& who, Spot at, FileReading& reading) {
  return is_one_of(kAssigned, who) || refers<Declares::agent>(who, at, reading);
}

bool takes_priority(const std::string& priority, Spot, FileReading&) {
  return is_one_of(kPriorityNames, priority) || is_one_of(kPrioritySteps, priority);
}

bool takes_tag(const std::string& tag, Spot, FileReading&) {
  return is_name(tag);
}

/// A ticket cannot become new again.
bool takes_status(const std::string& status, Spot, FileReading&) {
  return status != name_of(Status::new_) && is_one_of(kStatusNames, status);
}

struct ActionReader {
  ActionKind kind;
  TakesArgument takes;
};
constexpr auto kReaders =
    enum_table(&ActionReader::kind, {{ActionKind::notify, takes_notified},
                                     {ActionKind::team, refers<Declares::team>},
                                     {ActionKind::assign, takes_assigned},
                                     {ActionKind::priority, takes_priority},
                                     {ActionKind::tag, takes_tag},
                                     {ActionKind::status, takes_status},
                                     {ActionKind::resolution, refers<Declares::resolution>},
                                     {ActionKind::message, refers<Declares::message>}});
constexpr auto kWords = [] {
  std::array<std::string_view, kActions.size()> words;
  std::ranges::transform(kActions, words.begin(), &ActionRow::word);
  return words;
}();

Action parse_action(const std::string& text, Spot at, FileReading& reading) {
  const std::size_t colon = text.find(':');
  const std::string word = text.substr(0, colon);
  const auto row = std::ranges::find(kActions, word, &ActionRow::word);
  if (row == kActions.end())
    throw Error(ErrorKind::desk,
                fmt::format("unknown action '{}'; accepted: {}, each with ':' and a value", text,
                            fmt::join(kWords, ", ")),
                did_you_mean(word, kWords));
  std::string argument = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (argument.empty() || !kReaders[row->kind].takes(argument, at, reading))
    throw Error(ErrorKind::desk,
                fmt::format("invalid value in '{}'; accepted after '{}:': {}", text, word, row->argument));
  return {row->kind, std::move(argument)};
}

}  // namespace

bool read_actions(const TomlValue& value, std::vector<Action>& into, FileReading& reading) {
  const TomlList* list = value.as<TomlList>();
  if (list == nullptr || list->empty()) return false;
  return each_text(value, reading, [&](const std::string& text, Spot at) {
    into.push_back(parse_action(text, at, reading));
  });
}

}  // namespace tix::desk
