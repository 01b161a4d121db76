// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command terraformbuild builds a version of Terraform or OpenTofu from the Go module proxy into .cache, where the download
// sites cannot be reached or have no program for this machine. It prints the path of the program, and must not know how the
// tests use it. Usage: go run -C tools ./terraformbuild terraform|tofu VERSION.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

// versionNumber is a release or a pre-release. A branch or a commit is refused: it could change what is built.
var versionNumber = regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+(-[0-9a-z]+)?$`)

// run builds the program unless an earlier run has built it.
func run(ctx context.Context, arguments []string) error {
	if len(arguments) != 2 {
		return errors.New("usage: make terraform VERSION=1.5.7, or make tofu VERSION=1.10.10")
	}
	product, known := products[arguments[0]]
	if !known {
		return fmt.Errorf("%q is neither terraform nor tofu", arguments[0])
	}
	version := arguments[1]
	if !versionNumber.MatchString(version) {
		return fmt.Errorf("VERSION=%s is not a version such as 1.5.7", version)
	}

	cache, err := filepath.Abs(filepath.Join("..", ".cache", "built"))
	if err != nil {
		return err
	}
	built := filepath.Join(cache, product.name+"-"+version)
	if _, err := os.Stat(built); errors.Is(err, fs.ErrNotExist) {
		err = product.build(ctx, version, built)
		if err != nil {
			return fmt.Errorf("build %s %s: %w", product.name, version, err)
		}
	} else if err != nil {
		return err
	}
	fmt.Println(built)
	return nil
}

// build downloads the module, completes a copy of it, and builds the copy. It builds to a temporary name and renames the
// result, so that an interrupted build is never used.
func (p product) build(ctx context.Context, version, built string) error {
	fmt.Fprintf(os.Stderr, "building %s %s from the Go module proxy; a first build downloads several 100 MB and takes minutes\n",
		p.name, version)
	if err := os.MkdirAll(filepath.Dir(built), 0o750); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(built), p.name+"-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()

	downloaded, err := download(ctx, p.module+"@v"+version)
	if err != nil {
		return err
	}
	source := filepath.Join(work, "source")
	if err := os.CopyFS(source, os.DirFS(downloaded)); err != nil {
		return err
	}
	if err := addPlaceholders(source, p.module); err != nil {
		return err
	}
	program := filepath.Join(work, p.name)
	flags := "-s -w -X " + p.module + "/version.dev=no -X " + p.module + "/version.Prerelease="
	//nolint:gosec // The arguments come from this file and the version number.
	compile := exec.CommandContext(ctx, "go", "build", "-mod=mod", "-trimpath", "-ldflags", flags, "-o", program, p.main)
	compile.Dir = source
	compile.Stdout, compile.Stderr = os.Stderr, os.Stderr
	// The flags of the caller could not fit this module. GOTOOLCHAIN is kept: the caller chooses the Go for old versions.
	compile.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-buildvcs=false", "GOWORK=off")
	if err := compile.Run(); err != nil {
		return err
	}
	return os.Rename(program, built)
}
