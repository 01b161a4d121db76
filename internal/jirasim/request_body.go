// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// text, flag and number are read as leniently as Jackson reads strings, booleans and integers: scalars of another kind
// are converted, objects and arrays are not.
type (
	text   string
	flag   bool
	number int64
)

// read decodes the JSON body; unknown members are ignored. What Jackson could not read is a 400 with Jackson's words.
func (e *exchange) read(into any) *httpResponse {
	err := json.Unmarshal(e.body, into)
	if err == nil {
		return nil
	}
	message := err.Error()
	if len(bytes.TrimSpace(e.body)) == 0 || errors.Is(err, io.ErrUnexpectedEOF) {
		message = "No content to map due to end-of-input"
	}
	refused := refusal(http.StatusBadRequest, message)
	return &refused
}

// scalar is the text of a JSON string, number or boolean.
func scalar(raw []byte, kind string) (string, error) {
	switch raw[0] {
	case '{', '[':
		return "", fmt.Errorf("Cannot deserialize instance of `%s` out of START_%s token", kind, map[byte]string{'{': "OBJECT", '[': "ARRAY"}[raw[0]])
	case '"':
		var value string
		err := json.Unmarshal(raw, &value)
		return value, err
	}
	return string(raw), nil
}

func (t *text) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	value, err := scalar(raw, "java.lang.String")
	*t = text(value)
	return err
}

func (f *flag) UnmarshalJSON(raw []byte) error {
	value, err := scalar(raw, "boolean")
	*f = flag(strings.EqualFold(value, "true"))
	return err
}

func (n *number) UnmarshalJSON(raw []byte) error {
	value, err := scalar(raw, "int")
	if err != nil || value == "null" || strings.TrimSpace(value) == "" {
		return err
	}
	parsed, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return fmt.Errorf("Cannot deserialize value of type `int` from String \"%s\": not a valid Integer value", value)
	}
	*n = number(parsed)
	return nil
}
