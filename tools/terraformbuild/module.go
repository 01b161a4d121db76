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

// addPlaceholders replaces each remote state backend that needs a library of a cloud by a placeholder, which fails when it is
// used. Since Terraform 1.9, these backends are modules of their own, which the module proxy does not have, and without them a
// build takes a fraction of the time. The tests use local state. Other modules that go.mod replaces by a folder get an empty
// module, so that the go command accepts go.mod.
func addPlaceholders(source, module string) error {
	for _, backend := range []string{"azure", "consul", "cos", "gcs", "kubernetes", "oci", "oss", "pg", "s3"} {
		folder := filepath.Join(source, "internal", "backend", "remote-state", backend)
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
		if err := os.MkdirAll(folder, 0o750); err != nil {
			return err
		}
		code := fmt.Sprintf("package backend\n\nimport %q\n\nfunc New(...any) backend.Backend { panic(%q) }\n",
			module+"/internal/backend", "this build has no backend "+backend)
		if err := os.WriteFile(filepath.Join(folder, "backend.go"), []byte(code), 0o600); err != nil {
			return err
		}
	}
	return addMissingModules(source)
}

// addMissingModules writes a go.mod for each module that go.mod replaces by a folder which has none.
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
		goMod := filepath.Join(folder, "go.mod")
		if _, err := os.Stat(goMod); err == nil || !modfile.IsDirectoryPath(replace.New.Path) {
			continue
		}
		if err := os.MkdirAll(folder, 0o750); err != nil {
			return err
		}
		if err := os.WriteFile(goMod, []byte("module "+replace.Old.Path+"\n\ngo 1.21\n"), 0o600); err != nil {
			return err
		}
	}
	return nil
}
