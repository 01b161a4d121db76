// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
)

// page is a page of the documentation whose code a test executes word for word.
type page struct {
	t      *testing.T
	name   string
	blocks []*codeBlock
}

// codeBlock is a block of code on a page.
type codeBlock struct {
	language, code string
	taken          bool
}

var (
	includedFile = regexp.MustCompile(`\{\{ (?:tffile|codefile "(\w+)") "([^"]+)" \}\}`)
	fencedBlock  = regexp.MustCompile("(?ms)^( *)```(\\w+)\n(.*?)^ *```$")
	wantedOutput = regexp.MustCompile(`# "([^"]+)"`)
)

// openPage reads a page, or the template of a page, by its path in the repository.
func openPage(t *testing.T, path string) *page {
	t.Helper()
	text := includedFile.ReplaceAllStringFunc(read(t, filepath.Join("..", path)), func(include string) string {
		match := includedFile.FindStringSubmatch(include)
		language := match[1]
		if language == "" {
			language = "terraform"
		}
		return "```" + language + "\n" + read(t, filepath.Join("..", match[2])) + "```"
	})
	opened := &page{t: t, name: path}
	for _, match := range fencedBlock.FindAllStringSubmatch(text, -1) {
		code := regexp.MustCompile(`(?m)^`+match[1]).ReplaceAllString(match[3], "")
		opened.blocks = append(opened.blocks, &codeBlock{language: match[2], code: code})
	}
	return opened
}

// take returns the first block of a language that contains a text and was not taken before.
func (p *page) take(language, containing string) string {
	p.t.Helper()
	for _, block := range p.blocks {
		if !block.taken && block.language == language && strings.Contains(block.code, containing) {
			block.taken = true
			return block.code
		}
	}
	p.t.Fatalf("%s has no other %s block that contains %q", p.name, language, containing)
	return ""
}

// write takes a block of HCL and writes it into a file of the workspace.
func (p *page) write(workspace *acceptance.Workspace, file, containing string) {
	p.t.Helper()
	workspace.Write(file, p.take("terraform", containing))
}

// run takes a block of shell commands and runs it. The output must contain every text that the block quotes in a comment, as
// in: terraform plan # "No changes."
func (p *page) run(workspace *acceptance.Workspace, containing string) string {
	p.t.Helper()
	script := p.take("shell", containing)
	output, exitCode := workspace.Shell(script)
	if exitCode != 0 {
		p.t.Fatalf("the commands of %s exited with %d:\n%s\n%s", p.name, exitCode, script, output)
	}
	for _, want := range wantedOutput.FindAllStringSubmatch(script, -1) {
		if !strings.Contains(output, want[1]) {
			p.t.Errorf("the commands of %s did not print %q:\n%s\n%s", p.name, want[1], script, output)
		}
	}
	return output
}

// expectAllTaken fails the test if the page has code that the test did not execute.
func (p *page) expectAllTaken() {
	p.t.Helper()
	for _, block := range p.blocks {
		if !block.taken {
			p.t.Errorf("%s has a %s block that no test executes:\n%s", p.name, block.language, block.code)
		}
	}
}
