// Runs documents as tests: `document_runner [--accept] [--timeout SECONDS] FILE...`
//
// Exit: 0 all agree (or were rewritten), 1 some differ, 2 bad usage or document, 77 all were skipped.
#include "documents/compare.hpp"
#include "documents/document.hpp"
#include "documents/sealed_shell.hpp"
#include "places.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <optional>
#include <regex>
#include <sstream>
#include <vector>

namespace documents {
namespace fs = std::filesystem;
namespace {

enum Verdict : int { kAgrees = 0, kDiffers = 1, kUnusable = 2, kSkipped = 77 };

struct Options {
  bool accept = false;
  std::vector<fs::path> files;
  Surroundings surroundings;
};

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw BadDocument(path.string() + ":1: cannot be read");
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// Returns the outcome of every step, in order. A command that hangs ends the document, which then differs.
std::vector<Outcome> run_steps(const Document& document, const Surroundings& surroundings) {
  const SealedFolder folder(surroundings.source);
  SealedShell shell(surroundings, folder);
  std::vector<Outcome> outcomes;
  for (const Step& step : document.steps) {
    try {
      const auto result = shell.run(step.command);
      outcomes.push_back({printable_lines(result.output), result.exit_code});
    } catch (const TimedOut& late) {
      std::cout << document.path.string() << ":" << step.command_line + 1 << ": " << late.what() << "\n";
      break;
    }
  }
  return outcomes;
}

Verdict run_document(const Options& options, const fs::path& path) {
  const std::string before = content_of(path);
  const Document document = parse(path, before);
  if (document.needs_shared && options.surroundings.shared.empty()) {
    std::cout << path.string() << ": skipped: needs the shared data\n";
    return kSkipped;
  }
  const std::vector<Outcome> outcomes = run_steps(document, options.surroundings);
  if (options.accept) {
    const std::string after = accepted(document, outcomes);
    if (after != before) std::ofstream(path, std::ios::binary) << after;
    std::cout << path.string() << (after == before ? ": unchanged\n" : ": rewritten\n");
    return outcomes.size() == document.steps.size() ? kAgrees : kDiffers;
  }
  std::size_t agreeing = 0;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (agrees(document.steps[i], outcomes[i])) {
      ++agreeing;
    } else {
      std::cout << difference(document, document.steps[i], outcomes[i]) << "\n";
    }
  }
  std::cout << path.string() << ": " << agreeing << " of " << document.steps.size() << " commands agree\n";
  return agreeing == document.steps.size() ? kAgrees : kDiffers;
}

/// Returns nullopt if the arguments are not understood.
std::optional<Options> options_from(const std::vector<std::string>& arguments) {
  Options options;
  options.surroundings.programs = fs::path(tix::testing::kBinary).parent_path();
  options.surroundings.source = fs::weakly_canonical(tix::testing::kSourceFolder);
  if (fs::is_directory(tix::testing::kSharedFolder))
    options.surroundings.shared = fs::canonical(tix::testing::kSharedFolder);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--accept") {
      options.accept = true;
    } else if (word == "--timeout" && i + 1 < arguments.size()) {
      long seconds = 0;
      const std::string& number = arguments[++i];
      std::from_chars(number.data(), number.data() + number.size(), seconds);
      if (seconds < 1) return std::nullopt;
      options.surroundings.timeout = std::chrono::seconds(seconds);
    } else if (word.starts_with("-")) {
      return std::nullopt;
    } else {
      options.files.emplace_back(word);
    }
  }
  if (options.files.empty()) return std::nullopt;
  return options;
}

/// Runs every document. A failure outweighs a skip, and skips count only if nothing ran.
int run_all(const Options& options) {
  int worst = kAgrees;
  std::size_t skipped = 0;
  for (const fs::path& file : options.files) {
    Verdict verdict = kUnusable;
    try {
      verdict = run_document(options, file);
    } catch (const BadDocument& bad) {
      std::cerr << bad.what() << "\n";
    } catch (const std::regex_error& bad) {
      std::cerr << file.string() << ": a (re) line is not a regular expression: " << bad.what() << "\n";
    }
    skipped += verdict == kSkipped ? 1 : 0;
    if (verdict != kSkipped) worst = std::max(worst, static_cast<int>(verdict));
  }
  return skipped == options.files.size() ? kSkipped : worst;
}

}  // namespace
}  // namespace documents

int main(int count, char** words) {
  const auto options = documents::options_from({words + 1, words + count});
  if (!options) {
    std::cerr << "usage: document_runner [--accept] [--timeout SECONDS] FILE...\n";
    return 2;
  }
  try {
    return documents::run_all(*options);
  } catch (const std::exception& error) {
    std::cerr << "document_runner: " << error.what() << "\n";
    return 2;
  }
}
