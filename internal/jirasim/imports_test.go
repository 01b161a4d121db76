// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const packagePath = "github.com/jira-robots/terraform-provider-jira/internal/jirasim"

const chromiumPath = "github.com/jira-robots/terraform-provider-jira/internal/chromium"

// The simulator is an independent witness: it imports the standard library, a package that scales images, and itself. Its tests
// start a browser.
func TestImports(t *testing.T) {
	t.Parallel()
	allowed := []string{"golang.org/x/image/draw", packagePath, packagePath + "/store", chromiumPath}
	forEachImport(t, ".", func(file, imported string) {
		if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") && !slices.Contains(allowed, imported) {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

// The store knows nothing of HTTP and nothing of the package that serves it.
func TestImports_store(t *testing.T) {
	t.Parallel()
	forEachImport(t, "store", func(file, imported string) {
		if first, _, _ := strings.Cut(imported, "/"); first == "net" || first == "mime" || imported == packagePath {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

// forEachImport calls a function with every import of every Go file in a folder and below it.
func forEachImport(t *testing.T, folder string, check func(file, imported string)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imported := range file.Imports {
			check(path, strings.Trim(imported.Path.Value, `"`))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
