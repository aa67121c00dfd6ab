// Reads the checkout.
#include "house/source_files.hpp"

#include "places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace house {
namespace fs = std::filesystem;
namespace {

SourceFile read(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return {path.lexically_relative(tix::testing::kSourceFolder).generic_string(), content.str()};
}

}  // namespace

std::string SourceFile::name() const {
  return fs::path(path).filename().string();
}
std::string SourceFile::stem() const {
  return fs::path(path).stem().string();
}
std::string SourceFile::extension() const {
  return fs::path(path).extension().string();
}
bool SourceFile::is_cpp() const {
  return extension() == ".cpp" || extension() == ".hpp";
}

std::string text(const Findings& findings) {
  std::string all;
  for (const Finding& finding : findings) {
    all += finding.path + ":" + std::to_string(finding.line) + ": " + finding.message + "\n";
  }
  return all;
}

std::vector<SourceFile> files_below(const std::vector<std::string>& places) {
  std::vector<SourceFile> files;
  for (const std::string& place : places) {
    const fs::path path = fs::path(tix::testing::kSourceFolder) / place;
    if (fs::is_regular_file(path)) files.push_back(read(path));
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(read(entry.path()));
    }
  }
  std::ranges::sort(files, [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

const std::vector<SourceFile>& our_code() {
  static const std::vector<SourceFile> kFiles = [] {
    auto files = files_below({"include", "src"});
    std::erase_if(files, [](const SourceFile& file) { return !file.is_cpp(); });
    return files;
  }();
  return kFiles;
}

std::vector<std::string> top_level() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(tix::testing::kSourceFolder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace house
