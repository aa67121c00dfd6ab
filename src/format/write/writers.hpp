// The writers behind make_writer, one file each.
#pragma once

#include "format/write/render.hpp"

#include <memory>

namespace tix::format {

std::unique_ptr<RowWriter> make_csv_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_tsv_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_json_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_jsonl_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_table_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_markdown_writer(const RenderOptions& options, Sink sink);
std::unique_ptr<RowWriter> make_html_writer(const RenderOptions& options, Sink sink);

}  // namespace tix::format
