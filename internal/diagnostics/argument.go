// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// NotSet reports a required argument that neither the provider block nor the environment sets. Value says what to set it
// to, and alternative, if any, is a further sentence. Other is a variable of other tools that is set instead, if any.
func NotSet(argument, variable, value, alternative, other string) diag.Diagnostic {
	detail := fmt.Sprintf("Neither the provider argument %s nor the environment variable %s is set. Set one of them to %s.%s",
		argument, variable, value, alternative)
	if other != "" {
		detail += fmt.Sprintf("\n\nThe environment variable %s is set, but this provider does not read it. Rename it to %s.", other, variable)
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(argument), "Missing "+argument, detail)
}

// UnreadableFile reports an argument that is neither PEM text nor the path of a readable file. Source begins the sentence,
// like that of InvalidBaseURL. A private key is never repeated, and neither is a value that does not look like a path: it
// may be a key in the wrong argument.
func UnreadableFile(argument, source, value string, err error) diag.Diagnostic {
	detail := source + " is neither PEM text, which begins with -----BEGIN, nor the path of a file that the provider can read."
	var problem *fs.PathError
	if argument != "client_key" && len(value) <= maxPath && !strings.ContainsAny(value, "\r\n") && errors.As(err, &problem) {
		detail = fmt.Sprintf("%s is the path %q, and the provider cannot read this file: %s A relative path begins at the directory in which Terraform runs. "+
			"Set it to PEM text, which begins with -----BEGIN, or to the path of a PEM file.", source, value, sentence(problem.Err.Error()))
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(argument), "Cannot read "+argument, detail)
}

// maxPath bounds the values that count as a path. The base64 text of a key is longer.
const maxPath = 255
