// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"bytes"
	"os"
	"strings"
	"sync"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// ApplyInterruptedAt applies, and sends Terraform one interrupt, as Ctrl-C does, while Jira holds the first request that
// the fault matches: until Terraform says that it stops. It returns when Terraform has ended.
func (w *Workspace) ApplyInterruptedAt(fault jirasim.Fault) Result {
	w.t.Helper()
	process := w.command("apply", "-json", "-input=false", "-auto-approve")
	output := &output{stopping: make(chan struct{})}
	process.Stdout, process.Stderr = output, output
	var once sync.Once
	started := make(chan struct{})
	fault.During = func(jirasim.Request) {
		once.Do(func() {
			<-started
			if err := process.Process.Signal(os.Interrupt); err != nil {
				w.t.Errorf("interrupting Terraform: %v", err)
			}
		})
		select {
		case <-output.stopping:
		case <-w.t.Context().Done():
		}
	}
	w.Jira.Misbehave(fault)
	if err := process.Start(); err != nil {
		w.t.Fatalf("starting terraform: %v", err)
	}
	close(started)
	_ = process.Wait() // an interrupted Terraform exits with 1
	w.Jira.Behave()
	return w.read(process.ProcessState.ExitCode(), output.text.Bytes())
}

// output collects what Terraform prints, and tells when it says that it stops.
type output struct {
	mutex    sync.Mutex
	text     bytes.Buffer
	stopping chan struct{}
	said     bool
}

// Write implements io.Writer.
func (o *output) Write(text []byte) (int, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	o.text.Write(text)
	if !o.said && strings.Contains(o.text.String(), "nterrupt") {
		o.said = true
		close(o.stopping)
	}
	return len(text), nil
}
