// Media types by ending, and back.
#include "tix/text/media_type.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace tix;

TEST_CASE("a file's type follows from its ending, whatever the case") {
  CHECK(media_type_of("invoice.pdf") == "application/pdf");
  CHECK(media_type_of("PHOTO.JPG") == "image/jpeg");
  CHECK(media_type_of("photo.jpeg") == "image/jpeg");
  CHECK(media_type_of("a.b.png") == "image/png");
  for (const char* unknown : {"", ".", "a", "a.", "a.png.exe", "png", "a.pn", "a.png "})
    CHECK(media_type_of(unknown) == "application/octet-stream");
}

TEST_CASE("law: the ending of a type leads back to it, or to one with the same ending") {
  for (const char* type : {"image/png", "image/jpeg", "text/plain", "application/pdf", "video/mp4"}) {
    CHECK(media_type_of("a." + std::string(ending_of_type(type))) == type);
  }
  CHECK(ending_of_type("image/jpg") == "jpg");
  CHECK(ending_of_type("application/x-unknown") == "bin");
}
