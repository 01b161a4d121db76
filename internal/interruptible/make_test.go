// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package interruptible_test

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

// TestAccMake_interrupted interrupts "make demo" and "make bench", and expects that every process ends and that their folders
// are deleted.
func TestAccMake_interrupted(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the test finds the processes in /proc, which only Linux has")
	}
	bench := []string{"bench", "SIZES=100", "AVATARS=", "VERSIONS=11.3"}
	for name, test := range map[string]struct {
		arguments []string
		at        string
		signal    func(makeID int) error
	}{
		"demo, Ctrl-C during an apply":       {[]string{"demo"}, "Creating...", terminalInterrupt},
		"demo, SIGTERM during an apply":      {[]string{"demo"}, "Creating...", terminate},
		"demo, Ctrl-C at the end":            {[]string{"demo", "KEEP=1"}, "Press Ctrl-C", terminalInterrupt},
		"demo, SIGTERM at the end":           {[]string{"demo", "KEEP=1"}, "Press Ctrl-C", terminate},
		"demo, SIGTERM during the build":     {[]string{"demo"}, "Building the provider", terminate},
		"benchmark, Ctrl-C during a create":  {bench, "Jira 11.3, 100 users, create with floor", terminalInterrupt},
		"benchmark, SIGTERM during a create": {bench, "Jira 11.3, 100 users, create with floor", terminate},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			temporary := t.TempDir()
			mark := "FOLDER_OF_TEST=" + temporary
			command := exec.CommandContext(t.Context(), "make", test.arguments...)
			command.Dir = "../.."
			command.Env = append(os.Environ(), "TERRAFORM="+os.Getenv("TF_ACC_TERRAFORM_PATH"), "TMPDIR="+temporary, mark)
			command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
			output := startUntil(t, command, test.at)
			if running := processesWith(t, mark); len(running) < 2 {
				t.Errorf("the processes %v run, want at least make and what it started", running)
			}
			if err := test.signal(command.Process.Pid); err != nil {
				t.Fatal(err)
			}
			go func() { _, _ = io.Copy(io.Discard, output) }()
			_ = command.Wait() // It does not wait for processes that make left behind.
			if left := processesWith(t, mark); len(left) > 0 {
				t.Errorf("after make the processes %v run, want none", left)
			}
			for _, pattern := range []string{"jira-robots-*", "benchmark-*"} {
				if folders, _ := filepath.Glob(filepath.Join(temporary, pattern)); len(folders) > 0 {
					t.Errorf("make left %v", folders)
				}
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
			t.Fatalf("make ended before it printed %q:\n%s", text, printed.String())
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
