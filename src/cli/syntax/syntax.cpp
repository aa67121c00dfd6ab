// Declares parameters that store the typed values in the options struct.
#include "cli/syntax/syntax.hpp"

#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace tix::cli {
namespace {

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t comma = names.find(',');
    out.emplace_back(names.substr(0, comma));
    if (comma == std::string_view::npos) return out;
    names.remove_prefix(comma + 1);
  }
}

std::int64_t parse_count(const std::string& typed, const std::string& name) {
  const auto value = whole_number(typed);
  if (!value || *value < 0)
    throw Error(ErrorKind::usage,
                name + " '" + typed + "' is not accepted; accepted: a whole number, 0 or more");
  return *value;
}

}  // namespace

Parameter& Parameter::file() {
  offer = Offer::files;
  return *this;
}

Parameter& Parameter::one_of(std::vector<std::string> accepted) {
  offer = Offer::choices;
  choices = std::move(accepted);
  return *this;
}

Parameter& Parameter::may_stand_alone() {
  value_optional = true;
  return *this;
}

Parameter& Parameter::at_least_one() {
  required = true;
  return *this;
}

Parameter& Parameter::overrides_all() {
  overrides = true;
  return *this;
}

Parameter& Syntax::add(Parameter::Kind kind, std::string_view names, std::string_view value,
                       std::string_view help) {
  parameters_.push_back(std::make_unique<Parameter>());
  Parameter& added = *parameters_.back();
  added.kind = kind;
  added.names = split_names(names);
  added.value = value;
  added.help = help;
  return added;
}

Parameter& Syntax::flag(std::string_view names, bool& into, std::string_view help) {
  Parameter& added = add(Parameter::Kind::flag, names, "", help);
  added.take = [&into](const auto&) { into = true; };
  return added;
}

Parameter& Syntax::option(std::string_view names, std::string_view value, std::optional<std::string>& into,
                          std::string_view help) {
  Parameter& added = add(Parameter::Kind::option, names, value, help);
  added.take = [&into](const auto& typed) { into = typed.back(); };
  return added;
}

Parameter& Syntax::option(std::string_view names, std::string_view value, std::vector<std::string>& into,
                          std::string_view help) {
  Parameter& added = add(Parameter::Kind::option, names, value, help);
  added.repeats = true;
  added.take = [&into](const auto& typed) { into = typed; };
  return added;
}

Parameter& Syntax::option(std::string_view names, std::string_view value, std::optional<std::int64_t>& into,
                          std::string_view help) {
  Parameter& added = add(Parameter::Kind::option, names, value, help);
  added.take = [&into, name = added.longest_name()](const auto& typed) {
    into = parse_count(typed.back(), name);
  };
  return added;
}

Parameter& Syntax::argument(std::string_view name, std::string& into, std::string_view help) {
  Parameter& added = add(Parameter::Kind::argument, name, name, help);
  added.required = true;
  added.take = [&into](const auto& typed) { into = typed.back(); };
  return added;
}

Parameter& Syntax::argument(std::string_view name, std::optional<std::string>& into, std::string_view help) {
  Parameter& added = add(Parameter::Kind::argument, name, name, help);
  added.take = [&into](const auto& typed) { into = typed.back(); };
  return added;
}

Parameter& Syntax::argument(std::string_view name, std::vector<std::string>& into, std::string_view help) {
  Parameter& added = add(Parameter::Kind::argument, name, name, help);
  added.repeats = true;
  added.take = [&into](const auto& typed) { into = typed; };
  return added;
}

Parameter& Syntax::arguments(std::string_view usage, std::vector<std::string>& into,
                             std::vector<Described> words) {
  std::string name;
  for (const Described& word : words) name += (name.empty() ? "" : " ") + word.name;
  Parameter& added = argument(name, into, "");
  added.usage = usage;
  added.words = std::move(words);
  return added;
}

void Syntax::example(std::string_view line, std::string_view meaning) {
  examples_.push_back({std::string(line), std::string(meaning)});
}

const Parameter* Syntax::find(std::string_view name) const {
  for (const auto& parameter : parameters_) {
    if (std::ranges::find(parameter->names, name) != parameter->names.end()) {
      return parameter.get();
    }
  }
  return nullptr;
}

}  // namespace tix::cli
