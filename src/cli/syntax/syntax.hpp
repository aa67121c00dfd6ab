// What a command accepts, as data for the parser, the help, the manual and the completions.
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

/// How a command ended that did not fail; failures are thrown.
enum class Exit : int {
  done = 0,
  answer_is_no = 1,  ///< a check failed or a batch row was bad; the command has printed it
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
  std::vector<std::string> names;  ///< `-q`, `--quiet`, in the order shown; the one name of an argument
  std::string value;               ///< `FILE`; empty for a flag
  std::string help;
  bool required = false;
  bool repeats = false;         ///< takes any number of values
  bool value_optional = false;  ///< `--columns` alone means one empty value
  bool global = false;          ///< accepted by every command, also before its name
  bool overrides = false;       ///< `--help`: if it is present, only flags are read
  Offer offer = Offer::nothing;
  std::vector<std::string> choices;
  /// Stores what was typed. Throws Error{usage} if it is not what `help` describes.
  std::function<void(const std::vector<std::string>& typed)> take;

  // What may follow a declaration: `syntax.option("--desk", "FILE", o.desk, "...").file()`.
  Parameter& file();
  Parameter& one_of(std::vector<std::string> accepted);
  Parameter& may_stand_alone();
  Parameter& at_least_one();
  Parameter& overrides_all();

  /// Returns `--quiet`, or the name of an argument.
  const std::string& longest_name() const { return names.back(); }
  bool takes_value() const { return kind != Kind::flag; }
};

/// A command line, and what it does.
struct Example {
  std::string line;
  std::string meaning;
};

/// Is filled in by an `add_x`, which declares parameters that write into the command's options struct and
/// stores which function runs with it. It does not run the command.
class Syntax {
 public:
  /// Creates the command's options and remembers to call `run` with them.
  template <class Options>
  Options& runs(Exit (*command)(Session&, const Options&)) {
    const auto options = std::make_shared<Options>();
    run_ = [command, options](Session& session) { return command(session, *options); };
    return *options;
  }

  Parameter& flag(std::string_view names, bool& into, std::string_view help);
  Parameter& option(std::string_view names, std::string_view value, std::optional<std::string>& into,
                    std::string_view help);
  /// Declares an option that may be given several times.
  Parameter& option(std::string_view names, std::string_view value, std::vector<std::string>& into,
                    std::string_view help);
  /// Declares an option for a whole number from 0.
  Parameter& option(std::string_view names, std::string_view value, std::optional<std::int64_t>& into,
                    std::string_view help);
  /// Declares a required argument.
  Parameter& argument(std::string_view name, std::string& into, std::string_view help);
  /// Declares an optional argument.
  Parameter& argument(std::string_view name, std::optional<std::string>& into, std::string_view help);
  /// Declares an argument that takes all remaining words, maybe none: see Parameter::at_least_one.
  Parameter& argument(std::string_view name, std::vector<std::string>& into, std::string_view help);

  /// Adds a paragraph to the help, after the summary.
  void about(std::string_view paragraph) { about_.emplace_back(paragraph); }
  void example(std::string_view line, std::string_view meaning);

  const std::vector<std::unique_ptr<Parameter>>& parameters() const { return parameters_; }
  const std::vector<std::string>& paragraphs() const { return about_; }
  const std::vector<Example>& examples() const { return examples_; }
  const std::function<Exit(Session&)>& run() const { return run_; }
  /// Returns the parameter with this name, including dashes, or null.
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
