// The folder and the environment of a document's commands.
#include "documents/sealed_shell.hpp"

#include <array>
#include <cstdlib>
#include <system_error>

namespace documents {
namespace fs = std::filesystem;
namespace {

constexpr std::array<const char*, 6> kFixed = {
    "LC_ALL=C.UTF-8", "TZ=UTC", "COLUMNS=80", "TIX_NOW=2026-08-07T09:00:00Z", "TIX_ACTOR=sari", "TERM=dumb"};

void replace_all(std::string& text, const std::string& from, std::string_view to) {
  if (from.empty()) return;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

SealedFolder::SealedFolder(const fs::path& source) {
  std::string name = (fs::temp_directory_path() / "tix-document-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw fs::filesystem_error("no temporary folder", name, std::error_code(errno, std::generic_category()));
  }
  root_ = fs::canonical(name);
  fs::create_directories(home());
  fs::create_directories(temporary());
  if (fs::exists(source / "examples")) fs::create_directory_symlink(source / "examples", home() / "examples");
}

SealedFolder::~SealedFolder() {
  std::error_code ignored;  // a read-only folder that a document left behind must not end the run
  fs::remove_all(root_, ignored);
}

std::vector<std::string> environment(const Surroundings& surroundings, const SealedFolder& folder) {
  const std::string home = folder.home().string();
  std::vector<std::string> variables(kFixed.begin(), kFixed.end());
  variables.push_back("PATH=" + surroundings.programs.string() + ":/usr/bin:/bin");
  variables.push_back("HOME=" + home);
  variables.push_back("TMPDIR=" + folder.temporary().string());
  variables.push_back("XDG_CONFIG_HOME=" + home + "/.config");
  variables.push_back("XDG_DATA_HOME=" + home + "/.local/share");
  variables.push_back("XDG_STATE_HOME=" + home + "/.local/state");
  variables.push_back("XDG_CACHE_HOME=" + home + "/.cache");
  variables.push_back("TIX_DB=" + home + "/desk.db");
  variables.push_back("TIX_SOURCE=" + surroundings.source.string());
  if (!surroundings.shared.empty()) variables.push_back("TIX_SHARED=" + surroundings.shared.string());
  return variables;
}

std::string without_places(std::string output, const Surroundings& surroundings, const SealedFolder& folder) {
  replace_all(output, folder.home().string(), "/home/sari");
  replace_all(output, folder.temporary().string(), "/tmp");
  replace_all(output, surroundings.source.string(), "$TIX_SOURCE");
  replace_all(output, surroundings.shared.string(), "$TIX_SHARED");
  return output;
}

}  // namespace documents
