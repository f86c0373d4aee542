-- Drives a real Neovim: opens a text, asks about names, types, undoes, renames, saves and quits, and holds what the editor
-- shows against what it must show. It talks to the server through Neovim's own client alone.
--
--   GLOSS        the program          WORKSPACE   a folder that may be changed        RECORDING   where the session is kept
--
-- Ends with status 0, or prints what was expected and ends with 1.

local gloss, workspace, recording = vim.env.GLOSS, vim.env.WORKSPACE, vim.env.RECORDING

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function expect(condition, message, seen)
  if not condition then fail(message .. (seen and ("; it shows: " .. vim.inspect(seen)) or "")) end
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 10) then fail("waited in vain for " .. what) end
end

-- Goes to a word of the text, from its beginning.
local function go(word, count)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  for _ = 1, count or 1 do
    if vim.fn.search("\\V" .. word, "W") == 0 then fail("there is no “" .. word .. "” to go to") end
  end
end

local function type_keys(keys)
  local codes = vim.api.nvim_replace_termcodes(keys, true, false, true)
  vim.api.nvim_feedkeys(codes, "xt", false)
end

local function float_lines()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), window
    end
  end
end

-- What Neovim shows in its window when asked about the word under the cursor.
local function hover()
  vim.lsp.buf.hover()
  wait("the window of a hover", function() return float_lines() ~= nil end)
  local lines, window = float_lines()
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, "\n")
end

vim.cmd("edit " .. vim.fn.fnameescape(workspace .. "/ferry.txt"))
local buffer = vim.api.nvim_get_current_buf()
local whole = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

local client = vim.lsp.start_client({
  name = "gloss",
  cmd = { gloss, "serve", "--deterministic", "--reference-date", "2026-03-04", "--record", recording },
  root_dir = workspace,
})
expect(client, "the server could not be started")
vim.lsp.buf_attach_client(buffer, client)
wait("the server", function() return vim.lsp.buf_get_clients(buffer)[client] ~= nil end)

-- Hover: a name, and the same name behind an emoji, where columns are not bytes.
go("Solvang")
local card = hover()
expect(card:find("Ingrid Solvang", 1, true), "a hover on the surname shows the full name", card)
go("Solvang", 2)
expect(hover():find("Ingrid Solvang", 1, true), "a hover on the second surname shows the full name")

-- Definition: from a pronoun to the name that it stands for.
go("She gave")
vim.lsp.buf.definition()
wait("the jump to the definition", function() return vim.api.nvim_win_get_cursor(0)[1] == 3
  and vim.fn.expand("<cword>") ~= "She" end)
local place = vim.api.nvim_win_get_cursor(0)
local rest = whole[place[1]]:sub(place[2] + 1)
expect(rest:find("^Ingrid Solvang") or rest:find("^The ferry minister") or rest:find("^ferry minister"),
  "the definition of “She” is the minister", rest)

-- References: in this text and in the file beside it, which is not open.
go("Solvang", 2)
vim.fn.setqflist({})
vim.lsp.buf.references()
wait("the list of references", function() return #vim.fn.getqflist() > 0 end)
local names = {}
for _, item in ipairs(vim.fn.getqflist()) do
  names[vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ":t")] = true
end
expect(names["ferry.txt"] and names["council.md"], "references lead to both texts", names)
vim.cmd("cclose")
vim.api.nvim_set_current_buf(buffer)

-- Highlight: marks in the text.
go("Brandt")
vim.lsp.buf.document_highlight()
local space = vim.api.nvim_get_namespaces()["vim_lsp_references"]
wait("highlights", function()
  space = vim.api.nvim_get_namespaces()["vim_lsp_references"]
  return space and #vim.api.nvim_buf_get_extmarks(buffer, space, 0, -1, {}) >= 3
end)
vim.lsp.buf.clear_references()

-- Typing and undo: the next answer counts columns in what stands there now.
go("Nobody")
type_keys("i😀 Well, <Esc>")
local changed = vim.api.nvim_get_current_line()
expect(changed:find("😀 Well, Nobody", 1, true), "the words that were typed stand in the text", changed)
go("Solvang", 2)
expect(hover():find("Ingrid Solvang", 1, true), "a hover after typing shows the full name")
type_keys("u")
expect(vim.deep_equal(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), whole), "undo gives the old text back")
go("Brandt", 2)
expect(hover():find("Teo Brandt", 1, true), "a hover after undo shows the full name")

-- Rename: the surname in the text, edits applied by Neovim; what somebody said stays.
go("Brandt")
vim.lsp.buf.rename("Teo Brundt")
wait("the new name", function()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n"):find("Brundt", 1, true) ~= nil
end)
local renamed = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
expect(renamed:find("Teo Brundt", 1, true) and renamed:find("to Brundt.", 1, true), "both surnames are new", renamed)
type_keys("u")

-- The outline.
local outline = vim.lsp.buf_request_sync(buffer, "textDocument/documentSymbol",
  { textDocument = vim.lsp.util.make_text_document_params() }, 20000)
local symbols = vim.lsp.util.symbols_to_items(outline[client].result, buffer)
expect(#symbols > 3, "there is an outline", symbols)

vim.cmd("silent write!")
vim.cmd("qall!")
