// The mails of tests/fixtures/mail.
#pragma once

#include "format/mail/taken_mail.hpp"
#include "places.hpp"
#include "tix/text/safe_file_name.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace tix::test {

using Texts = std::vector<std::string>;

inline std::filesystem::path corpus_folder() {
  return std::filesystem::path(testing::kSourceFolder) / "tests/fixtures/mail";
}

inline std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

/// A mail of the corpus by a name such as `clients/gmail`.
inline TakenMail corpus_mail(const std::string& name) {
  const std::string bytes = content_of(corpus_folder() / (name + ".eml"));
  REQUIRE(!bytes.empty());
  return taken(bytes);
}

/// A mail with one text part.
inline TakenMail with_body(const std::string& headers, const std::string& body) {
  return taken("From: ani@example.test\nMessage-ID: <a@b.test>\n" + headers + "\n" + body);
}

inline Texts names_of(const TakenMail& mail) {
  Texts names;
  for (const IncomingPart& part : mail.parts) names.push_back(part.name);
  return names;
}

inline Texts safe_names_of(const TakenMail& mail) {
  std::vector<NamedFile> files;
  for (const IncomingPart& part : mail.parts) files.push_back({part.name, part.type});
  return safe_file_names(files);
}

}  // namespace tix::test
