// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
)

// product is a program that is built.
type product struct {
	name, module string
	main         string // main is the package of the program.
}

var products = map[string]product{
	"terraform": {name: "terraform", module: "github.com/hashicorp/terraform", main: "."},
	"tofu":      {name: "tofu", module: "github.com/opentofu/opentofu", main: "./cmd/tofu"},
}

// download returns the folder of the downloaded module. The go command verifies it with the checksum database.
func download(ctx context.Context, module string) (string, error) {
	command := exec.CommandContext(ctx, "go", "mod", "download", "-json", module) //nolint:gosec // A known module.
	command.Stderr = os.Stderr
	output, err := command.Output()
	var result struct{ Dir, Error string }
	if decodeErr := json.NewDecoder(bytes.NewReader(output)).Decode(&result); decodeErr != nil {
		return "", errors.Join(err, decodeErr)
	}
	if result.Error != "" {
		return "", errors.New(result.Error)
	}
	return result.Dir, err
}

// addMissingModules writes a placeholder for each module that go.mod replaces by a folder which is not there. Since version
// 1.9, the remote state backends of Terraform are modules of their own, which the module proxy does not have. The
// placeholders fail when they are used. The tests use local state.
func addMissingModules(source string) error {
	path := filepath.Join(source, "go.mod")
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	file, err := modfile.Parse(path, text, nil)
	if err != nil {
		return err
	}
	for _, replace := range file.Replace {
		folder := filepath.Join(source, filepath.FromSlash(replace.New.Path))
		if !modfile.IsDirectoryPath(replace.New.Path) || exists(filepath.Join(folder, "go.mod")) {
			continue
		}
		if err := writePlaceholder(folder, replace.Old.Path, file.Module.Mod.Path); err != nil {
			return err
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// writePlaceholder writes a module that has the function by which Terraform creates a backend, and nothing else.
func writePlaceholder(folder, module, parent string) error {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	goMod := fmt.Sprintf("module %s\n\ngo 1.21\n", module)
	if err := os.WriteFile(filepath.Join(folder, "go.mod"), []byte(goMod), 0o600); err != nil {
		return err
	}
	name := module[strings.LastIndex(module, "/")+1:]
	code := fmt.Sprintf("package backend\n\nimport %q\n\nfunc New() backend.Backend { panic(%q) }\n",
		parent+"/internal/backend", "this build has no backend "+name)
	return os.WriteFile(filepath.Join(folder, "backend.go"), []byte(code), 0o600)
}
