// What a command accepts, as data: the parser, the help, the manual and the completions all read this.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

class Session;

/// How a command that did not fail ended; failures are thrown.
enum class Exit : int {
  done = 0,
  answer_is_no = 1,  ///< a check said no, a batch row was bad; the command has said so itself
};

/// One flag, option or argument.
struct Parameter {
  enum class Kind {
    flag,      ///< `--quiet`
    option,    ///< `--db FILE`
    argument,  ///< `TITLE`
  };
  /// What a shell offers for the value.
  enum class Offer { nothing, files, choices };

  Kind kind = Kind::flag;
  std::vector<std::string> names;  ///< `-q`, `--quiet`, in the order shown; of an argument its one name
  std::string value;               ///< `FILE`; empty for a flag
  std::string help;
  bool required = false;
  bool repeats = false;         ///< takes any number of values
  bool value_optional = false;  ///< `--columns` alone gives one empty value
  bool global = false;          ///< accepted by every command, and before its name
  bool overrides = false;       ///< `--help`: once it is there, only flags are read
  Offer offer = Offer::nothing;
  std::vector<std::string> choices;
  /// Stores what was typed. Error usage when it is not what `help` says.
  std::function<void(const std::vector<std::string>& typed)> take;

  // What may follow a declaration: `syntax.option("--desk", "FILE", o.desk, "...").file()`.
  Parameter& file();
  Parameter& one_of(std::vector<std::string> accepted);
  Parameter& may_stand_alone();
  Parameter& at_least_one();
  Parameter& overrides_all();

  /// `--quiet`, or the name of an argument.
  const std::string& longest_name() const { return names.back(); }
  bool takes_value() const { return kind != Kind::flag; }
};

/// A line to type, and what it does.
struct Example {
  std::string line;
  std::string meaning;
};

/// Filled in by an `add_x`: declares parameters that write into the command's options struct, and stores
/// which function runs with it. Running is not its business.
class Syntax {
 public:
  /// Makes the command's options and remembers to call `run` with them.
  template <class Options>
  Options& runs(Exit (*command)(Session&, const Options&)) {
    const auto options = std::make_shared<Options>();
    run_ = [command, options](Session& session) { return command(session, *options); };
    return *options;
  }

  Parameter& flag(std::string_view names, bool& into, std::string_view help);
  Parameter& option(std::string_view names, std::string_view value, std::optional<std::string>& into,
                    std::string_view help);
  /// May be given several times.
  Parameter& option(std::string_view names, std::string_view value, std::vector<std::string>& into,
                    std::string_view help);
  /// A whole number from 0.
  Parameter& option(std::string_view names, std::string_view value, std::optional<std::int64_t>& into,
                    std::string_view help);
  /// Must be there.
  Parameter& argument(std::string_view name, std::string& into, std::string_view help);
  /// May be left out.
  Parameter& argument(std::string_view name, std::optional<std::string>& into, std::string_view help);
  /// Takes all that is left, or nothing: see Parameter::at_least_one.
  Parameter& argument(std::string_view name, std::vector<std::string>& into, std::string_view help);

  /// A paragraph of the help, after the summary.
  void about(std::string_view paragraph) { about_.emplace_back(paragraph); }
  void example(std::string_view line, std::string_view meaning);

  const std::vector<std::unique_ptr<Parameter>>& parameters() const { return parameters_; }
  const std::vector<std::string>& paragraphs() const { return about_; }
  const std::vector<Example>& examples() const { return examples_; }
  const std::function<Exit(Session&)>& run() const { return run_; }
  /// The one that has this name, dashes included; null when there is none.
  const Parameter* find(std::string_view name) const;

 private:
  Parameter& add(Parameter::Kind kind, std::string_view names, std::string_view value, std::string_view help);

  std::vector<std::unique_ptr<Parameter>>
      parameters_;  // a declaration stays where it is while more are added
  std::vector<std::string> about_;
  std::vector<Example> examples_;
  std::function<Exit(Session&)> run_;
};

}  // namespace tix::cli
