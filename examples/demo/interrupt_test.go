// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestAccDemo_interrupted interrupts "make demo", and expects that every process ends and that the folder of the demo is
// deleted.
func TestAccDemo_interrupted(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the test finds the processes of the demo in /proc, which only Linux has")
	}
	for name, test := range map[string]struct {
		keep   string
		at     string
		signal func(makeID int) error
	}{
		"Ctrl-C during an apply":   {"", "Creating...", terminalInterrupt},
		"SIGTERM during an apply":  {"", "Creating...", terminate},
		"Ctrl-C at the end":        {"1", "Press Ctrl-C", terminalInterrupt},
		"SIGTERM at the end":       {"1", "Press Ctrl-C", terminate},
		"SIGTERM during the build": {"", "Building the provider", terminate},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			temporary := t.TempDir()
			mark := "DEMO_FOLDER_OF_TEST=" + temporary
			demo := exec.CommandContext(t.Context(), "make", "demo")
			demo.Dir = "../.."
			demo.Env = append(os.Environ(), "KEEP="+test.keep, "TERRAFORM="+os.Getenv("TF_ACC_TERRAFORM_PATH"), "TMPDIR="+temporary, mark)
			demo.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
			output := startUntil(t, demo, test.at)
			if running := processesWith(t, mark); len(running) < 2 {
				t.Errorf("the processes %v run, want at least make and the demo", running)
			}
			if err := test.signal(demo.Process.Pid); err != nil {
				t.Fatal(err)
			}
			go func() { _, _ = io.Copy(io.Discard, output) }()
			_ = demo.Wait() // It does not wait for processes that make left behind.
			if left := processesWith(t, mark); len(left) > 0 {
				t.Errorf("after make the processes %v run, want none", left)
			}
			if folders, _ := filepath.Glob(filepath.Join(temporary, "jira-robots-*")); len(folders) > 0 {
				t.Errorf("the demo left %v", folders)
			}
		})
	}
}

// terminalInterrupt does what a terminal does for Ctrl-C: it interrupts the whole process group.
func terminalInterrupt(makeID int) error { return syscall.Kill(-makeID, syscall.SIGINT) }

// terminate sends SIGTERM to make only, as an init system or a pipeline does.
func terminate(makeID int) error { return syscall.Kill(makeID, syscall.SIGTERM) }

// startUntil starts a command and returns the rest of its output after a line that contains text.
func startUntil(t *testing.T, command *exec.Cmd, text string) io.Reader {
	t.Helper()
	pipe, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	command.Stderr = command.Stdout
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	output := bufio.NewReader(pipe)
	var printed strings.Builder
	for !strings.Contains(printed.String(), text) {
		line, err := output.ReadString('\n')
		if err != nil {
			t.Fatalf("the demo ended before it printed %q:\n%s", text, printed.String())
		}
		printed.WriteString(line)
	}
	return output
}

// processesWith returns the commands of the processes whose environment contains a variable. Children inherit it.
func processesWith(t *testing.T, variable string) []string {
	t.Helper()
	folders, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, folder := range folders {
		environment, _ := os.ReadFile(filepath.Join(folder, "environ")) // The process may have ended.
		if slices.ContainsFunc(bytes.Split(environment, []byte{0}), func(one []byte) bool { return string(one) == variable }) {
			command, _ := os.ReadFile(filepath.Join(folder, "cmdline"))
			commands = append(commands, strings.ReplaceAll(string(command), "\x00", " "))
		}
	}
	return commands
}
