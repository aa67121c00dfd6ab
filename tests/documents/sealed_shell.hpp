// A shell in a sealed environment: a new folder, a fixed clock, zone, width and names, nothing inherited.
#pragma once

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace documents {

/// The values that the sealed environment takes from outside.
struct Surroundings {
  std::filesystem::path programs;    ///< first folder of PATH: where tix was built
  std::filesystem::path source;      ///< the checkout, seen as $TIX_SOURCE
  std::filesystem::path shared;      ///< seen as $TIX_SHARED; empty where there is none
  std::chrono::seconds timeout{60};  ///< for one command
};

/// A new folder, removed with this object. Commands start in `home()`, which also is their HOME.
class SealedFolder {
 public:
  /// Creates the folder below the system's folder for temporary files; `source/examples` is linked into
  /// home, so that documents can name example files as a reader of the checkout would.
  explicit SealedFolder(const std::filesystem::path& source);
  ~SealedFolder();
  SealedFolder(const SealedFolder&) = delete;
  SealedFolder& operator=(const SealedFolder&) = delete;

  std::filesystem::path home() const { return root_ / "home"; }
  std::filesystem::path temporary() const { return root_ / "tmp"; }

 private:
  std::filesystem::path root_;
};

/// Returns the whole environment of a document's commands, as `NAME=value`.
std::vector<std::string> environment(const Surroundings& surroundings, const SealedFolder& folder);

/// Returns `output` with the paths of this machine replaced: home by `/home/sari`, the checkout by
/// `$TIX_SOURCE`, the shared data by `$TIX_SHARED`, so that a document reads the same wherever it runs.
std::string without_places(std::string output, const Surroundings& surroundings, const SealedFolder& folder);

/// Thrown if a command ran longer than the timeout; `what()` is one line.
class TimedOut : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One `/bin/sh` that runs command after command and keeps their folder, variables and functions.
/// A command that ends the shell (`exit 3`) ends it with that code; the next one starts a new shell.
/// Commands read /dev/null and have no terminal. Everything they started is killed with the shell.
class SealedShell {
 public:
  SealedShell(const Surroundings& surroundings, const SealedFolder& folder);
  ~SealedShell();
  SealedShell(const SealedShell&) = delete;
  SealedShell& operator=(const SealedShell&) = delete;

  struct Result {
    std::string output;  ///< stdout and stderr merged, in order
    int exit_code = 0;   ///< 128 + N when signal N ended it
  };
  /// Runs a command. Throws TimedOut, after which the shell and all its children have ended.
  Result run(std::string_view command);

 private:
  void start();
  void stop();
  Result finished(std::string output, int wait_status);

  Surroundings surroundings_;
  const SealedFolder& folder_;
  std::string mark_;  ///< a line that no command prints, which marks the end of an output
  pid_t shell_ = -1;
  int to_shell_ = -1;
  int from_shell_ = -1;
};

}  // namespace documents
