;;; emacs.el --- drives a real Emacs with eglot  -*- lexical-binding: t -*-

;; Opens a text, asks about names, types, undoes, renames, saves and quits, and holds what the editor shows against what it
;; must show.  It talks to the server through eglot alone.
;;
;;   GLOSS the program, WORKSPACE a folder that may be changed, RECORDING where the session is kept
;;
;; Ends with status 0, or says what was expected and ends with 1.

(require 'eglot)
(require 'xref)
(require 'cl-lib)

(defvar gloss-program (getenv "GLOSS"))
(defvar gloss-workspace (getenv "WORKSPACE"))
(defvar gloss-recording (getenv "RECORDING"))

(defun gloss-expect (condition message &optional seen)
  "Fail with MESSAGE and what is SEEN unless CONDITION."
  (unless condition
    (message "emacs: %s%s" message (if seen (format "; it shows: %S" seen) ""))
    (kill-emacs 1)))

(defun gloss-wait (what condition)
  "Wait until CONDITION gives a value; WHAT is waited for."
  (let ((deadline (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall condition))) (< (float-time) deadline))
      (accept-process-output nil 0.01))
    (gloss-expect value (concat "waited in vain for " what))
    value))

(defun gloss-go (word &optional count)
  "Go to the start of a WORD of the text, the first or the COUNT-th."
  (switch-to-buffer gloss-buffer)
  (goto-char (point-min))
  (let ((case-fold-search nil))
    (gloss-expect (search-forward word nil t (or count 1)) (format "there is no “%s” to go to" word)))
  (goto-char (match-beginning 0)))

(defun gloss-hover ()
  "What Emacs shows in the echo area for the word at point."
  ;; Eglot sends changes when Emacs is idle, which a batch Emacs never is.
  (eglot--signal-textDocument/didChange)
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown (or text ""))))
    (substring-no-properties (gloss-wait "a hover" (lambda () shown)))))

(setq make-backup-files nil
      create-lockfiles nil
      auto-save-default nil
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      eglot-events-buffer-size 0
      xref-prompt-for-identifier nil)

(find-file (expand-file-name "ferry.txt" gloss-workspace))
(switch-to-buffer (current-buffer))
(buffer-enable-undo)
(defvar gloss-buffer (current-buffer))
(defvar gloss-whole (buffer-string))

(eglot '(text-mode) (eglot--current-project) 'eglot-lsp-server
       (list gloss-program "serve" "--deterministic" "--reference-date" "2026-03-04" "--record" gloss-recording)
       "plaintext")
(gloss-wait "the server" (lambda () (eglot-current-server)))
(gloss-expect (eglot-managed-p) "the text is managed by eglot")

;; Hover: a name, and the same name behind an emoji, where columns are not characters.
(gloss-go "Solvang")
(let ((card (gloss-hover)))
  (gloss-expect (string-match-p "Ingrid Solvang" card) "a hover on the surname shows the full name" card))
(gloss-go "Solvang" 2)
(gloss-expect (string-match-p "Ingrid Solvang" (gloss-hover)) "a hover on the second surname shows the full name")

;; Definition: from a pronoun to the name that it stands for.
(gloss-go "She gave")
(call-interactively #'xref-find-definitions)
(gloss-expect (looking-at "Ingrid Solvang\\|\\(The \\)?ferry minister") "the definition of “She” is the minister"
              (buffer-substring (point) (line-end-position)))

;; References: in this text and in the file beside it, which is not open.
(gloss-go "Solvang" 2)
(let* ((found (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))
       (files (delete-dups (mapcar (lambda (item) (file-name-nondirectory (xref-location-group (xref-item-location item))))
                                   found))))
  (gloss-expect (and (member "ferry.txt" files) (member "council.md" files)) "references lead to both texts" files))

;; Highlight: overlays in the text.  Up to eglot 1.17 they come with the hover, later by themselves.
(gloss-go "Brandt")
(gloss-hover)
(when (fboundp 'eglot-highlight-eldoc-function)
  (funcall 'eglot-highlight-eldoc-function (lambda (&rest _))))
(gloss-wait "highlights"
            (lambda () (>= (cl-count 'eglot-highlight-symbol-face (overlays-in (point-min) (point-max))
                                     :key (lambda (overlay) (overlay-get overlay 'face)))
                           3)))

;; Typing and undo: the next answer counts columns in what stands there now.
(gloss-go "Nobody")
(undo-boundary)
(execute-kbd-macro "😀 Well, ")
(gloss-expect (string-match-p "😀 Well, Nobody" (buffer-string)) "the words that were typed stand in the text")
(gloss-go "Solvang" 2)
(gloss-expect (string-match-p "Ingrid Solvang" (gloss-hover)) "a hover after typing shows the full name")
(undo-boundary)
(let ((last-command nil)) (undo))
(while (and (not (string= (buffer-string) gloss-whole)) (not (eq pending-undo-list t)))
  (let ((last-command 'undo)) (undo)))
(gloss-expect (string= (buffer-string) gloss-whole) "undo gives the old text back")
(gloss-go "Brandt" 2)
(gloss-expect (string-match-p "Teo Brandt" (gloss-hover)) "a hover after undo shows the full name")

;; Rename: the surname in the text, edits applied by Emacs.
(undo-boundary)
(gloss-go "Brandt")
(eglot-rename "Teo Brundt")
(gloss-expect (and (string-match-p "Teo Brundt" (buffer-string)) (string-match-p "to Brundt\\." (buffer-string)))
              "both surnames are new" (buffer-string))

;; The outline.
(let ((outline (eglot-imenu)))
  (gloss-expect (> (length outline) 1) "there is an outline" outline))

(save-buffer)
(eglot-shutdown (eglot-current-server) nil 10)
;; Eglot 1.9 kills the server right after `exit', so that the recording may lack its last line.
(kill-emacs 0)
;;; emacs.el ends here
