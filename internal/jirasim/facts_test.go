// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	factHeading = regexp.MustCompile(`(?m)^#{2,3} (\d+(?:\.\d+)?)\.? `)
	lineBreak   = regexp.MustCompile(`\n[ \t]*(?://|#)?[ \t]*`)
	// A citation can name several facts, and continue on the next line of a comment.
	factCitation = regexp.MustCompile(`\bfacts (\d+(?:\.\d+)?(?:(?:,| and|, and) \d+\.\d+)*)`)
	factNumber   = regexp.MustCompile(`\d+(?:\.\d+)?`)
)

// Every fact that code, documentation or templates cite must have a heading in FACTS.md.
func TestFacts_citations(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("FACTS.md")
	if err != nil {
		t.Fatal(err)
	}
	headings := map[string]bool{}
	for _, match := range factHeading.FindAllStringSubmatch(string(content), -1) {
		headings[match[1]] = true
	}
	cited := 0
	root := filepath.Join("..", "..")
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != root && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || !mayCiteFacts(path):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, number := range citedFacts(string(content)) {
			cited++
			if !headings[number] {
				t.Errorf("%s cites facts %s, which FACTS.md does not have", path, number)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if cited < 50 {
		t.Errorf("found %d citations only: the search for them does not work", cited)
	}
}

func mayCiteFacts(path string) bool {
	switch filepath.Ext(path) {
	case ".go", ".md", ".tmpl":
		return true
	}
	return false
}

func citedFacts(content string) []string {
	var numbers []string
	for _, match := range factCitation.FindAllStringSubmatch(lineBreak.ReplaceAllString(content, " "), -1) {
		numbers = append(numbers, factNumber.FindAllString(match[1], -1)...)
	}
	return numbers
}

func TestCitedFacts(t *testing.T) {
	t.Parallel()
	got := strings.Join(citedFacts("x (facts 1.2, 3.2).\n// y (facts\n\t// 5.10), facts 2.4 and 2.3 (b), facts 7, facts of life 8.1"), " ")
	if want := "1.2 3.2 5.10 2.4 2.3 7"; got != want {
		t.Errorf("citations %s, want %s", got, want)
	}
}
